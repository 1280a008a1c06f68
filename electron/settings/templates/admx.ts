import { policyKey } from '../registry-keys.ts';
import { policies, type Policy } from './policies.ts';
import { element, xmlDocument, type Element } from './xml.ts';

export const madeFromTheList = 'Made from the list of settings by scripts/policy.mjs. Not to be edited.';

/** Names and limits that both halves of the templates have. */
export const rootCategory = 'Lanyard';
export const categoryName = (category: string | null) =>
  category === null ? rootCategory : `${rootCategory}_${category}`;
/** A name may hold letters, digits and `_` only. */
export const choiceName = (option: string) => `choice_${option.replace(/[^\p{L}\p{N}]/gu, '_')}`;
export const revision = { revision: '1.0', schemaVersion: '1.0' };
export const policyNamespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

/** The longest line the editor takes where a line is JSON or a word, in characters. */
const longestLine = 16_384;

/** The policy definitions for group policy: `lanyard.admx` (learn.microsoft.com, "ADMX schema"). */
export function admx(): string {
  const categories = [...new Set(policies.map(({ category }) => category))].filter((category) => category !== null);
  const root = element(
    'policyDefinitions',
    { xmlns: policyNamespace, ...revision },
    element('policyNamespaces', {}, element('target', { prefix: 'lanyard', namespace: 'Lanyard.Policies' })),
    element('resources', { minRequiredRevision: '1.0' }),
    element(
      'supportedOn',
      {},
      element(
        'definitions',
        {},
        element('definition', { name: 'SUPPORTED_Lanyard', displayName: '$(string.SUPPORTED_Lanyard)' }),
      ),
    ),
    element(
      'categories',
      {},
      element('category', { name: rootCategory, displayName: `$(string.${rootCategory})` }),
      ...categories.map((category) =>
        element(
          'category',
          { name: categoryName(category), displayName: `$(string.${categoryName(category)})` },
          element('parentCategory', { ref: rootCategory }),
        ),
      ),
    ),
    element('policies', {}, ...policies.map(policy)),
  );
  return xmlDocument(root, madeFromTheList);
}

function policy({ id, name, category, form, setBy }: Policy): Element {
  const about = {
    name: id,
    class: setBy === 'computer' ? 'Machine' : 'Both',
    displayName: `$(string.${id})`,
    explainText: `$(string.${id}_help)`,
    key: policyKey,
  };
  const place = [
    element('parentCategory', { ref: categoryName(category) }),
    element('supportedOn', { ref: 'SUPPORTED_Lanyard' }),
  ];
  if (form.is === 'flag') {
    return element(
      'policy',
      { ...about, valueName: name },
      ...place,
      element('enabledValue', {}, element('decimal', { value: 1 })),
      element('disabledValue', {}, element('decimal', { value: 0 })),
    );
  }
  const inside = element('elements', {}, valueOf(id, name, form));
  return element('policy', { ...about, presentation: `$(presentation.${id})` }, ...place, inside);
}

/** How the editor of group policy writes a value: REG_DWORD, REG_SZ or REG_MULTI_SZ. */
function valueOf(id: string, name: string, form: Exclude<Policy['form'], { is: 'flag' }>): Element {
  const common = { id, valueName: name, required: 'true' };
  switch (form.is) {
    case 'number':
      return element('decimal', { ...common, minValue: form.low, maxValue: form.high });
    case 'choice':
      return element('enum', common, ...form.options.map((option) => item(option)));
    case 'text':
      return element('text', { ...common, maxLength: form.longest });
    case 'list':
    case 'records':
      return element('multiText', {
        ...common,
        maxLength: longestLine,
        maxStrings: form.is === 'records' ? form.most : 20,
      });
  }
}

function item(option: string): Element {
  const displayName = `$(string.${choiceName(option)})`;
  return element('item', { displayName }, element('value', {}, element('string', {}, option)));
}
