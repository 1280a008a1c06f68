import type { SettingTexts } from '../texts/words.ts';
import type { Form } from '../values.ts';
import { categoryName, choiceName, madeFromTheList, policyNamespace, revision, rootCategory } from './admx.ts';
import { policies, type Policy } from './policies.ts';
import { element, xmlDocument, type Element } from './xml.ts';

/** The words of the policy definitions in one language: `lanyard.adml`. */
export function adml(texts: SettingTexts): string {
  const root = element(
    'policyDefinitionResources',
    { xmlns: policyNamespace, ...revision },
    element('displayName', {}, texts.templates.name),
    element('description', {}, texts.templates.description),
    element(
      'resources',
      {},
      element('stringTable', {}, ...strings(texts)),
      element('presentationTable', {}, ...policies.flatMap((policy) => presentation(policy, texts))),
    ),
  );
  return xmlDocument(root, madeFromTheList);
}

function strings(texts: SettingTexts): Element[] {
  const categories = [...new Set(policies.map(({ category }) => category))].filter((category) => category !== null);
  const options = new Set(policies.flatMap(({ form }) => (form.is === 'choice' ? form.options : [])));
  return [
    text(rootCategory, texts.templates.name),
    text('SUPPORTED_Lanyard', texts.templates.supported),
    ...categories.map((category) => text(categoryName(category), texts.groups[category])),
    ...[...options].map((option) => text(choiceName(option), choiceWords(option, texts))),
    ...policies.flatMap((policy) => [
      text(policy.id, policy.words(texts).title),
      text(`${policy.id}_help`, help(policy, texts)),
    ]),
  ];
}

function text(id: string, words: string): Element {
  return element('string', { id }, words);
}

/** What can be chosen in plain words, with the word of the settings file behind where the two differ. */
function choiceWords(option: string, { choices }: SettingTexts): string {
  const words = choices[option];
  return words === undefined || words.toLowerCase() === option ? (words ?? option) : `${words} (${option})`;
}

function help(policy: Policy, texts: SettingTexts): string {
  const { templates } = texts;
  const preset = presetWords(policy, texts);
  const lines = [
    policy.words(texts).purpose.replaceAll('`', '"'),
    limits(policy.form, templates),
    preset === null ? null : templates.preset(preset),
    templates.about(policy.name),
  ];
  return lines.filter((line) => line !== null).join('\n\n');
}

function limits(form: Form, templates: SettingTexts['templates']): string | null {
  switch (form.is) {
    case 'number':
      return templates.number(form.low, form.high, form.unit);
    case 'list':
      return form.of === 'number' ? templates.numberLines : templates.lines;
    case 'records':
      return templates.recordLines;
    case 'flag':
    case 'choice':
    case 'text':
      return null;
  }
}

function presetWords({ preset }: Policy, texts: SettingTexts): string | null {
  if (preset === undefined) return null;
  if (Array.isArray(preset)) return preset.length === 0 ? null : preset.join(', ');
  return typeof preset === 'string' ? choiceWords(preset, texts) : JSON.stringify(preset);
}

function presentation(policy: Policy, texts: SettingTexts): Element[] {
  if (policy.form.is === 'flag') return [];
  return [element('presentation', { id: policy.id }, control(policy, policy.form, texts))];
}

/** What the editor shows for the value. Its label is the title. */
function control({ id, preset, words }: Policy, form: Exclude<Form, { is: 'flag' }>, texts: SettingTexts): Element {
  const label = words(texts).title;
  switch (form.is) {
    case 'number': {
      const start = typeof preset === 'number' ? preset : form.low;
      return element('decimalTextBox', { refId: id, defaultValue: start, spin: 'false' }, label);
    }
    case 'choice': {
      const chosen = typeof preset === 'string' ? form.options.indexOf(preset) : 0;
      return element('dropdownList', { refId: id, noSort: 'true', defaultItem: chosen }, label);
    }
    case 'text': {
      const start = typeof preset === 'string' ? [element('defaultValue', {}, preset)] : [];
      return element('textBox', { refId: id }, element('label', {}, label), ...start);
    }
    case 'list':
    case 'records':
      return element('multiTextBox', { refId: id, showAsDialog: 'true', defaultHeight: 8 }, label);
  }
}
