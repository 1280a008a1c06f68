import { useState } from 'react';
import { bridge } from '../bridge.ts';
import { useSay } from '../messages/use-say.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  readonly kind?: 'secondary' | 'quiet';
  /** At most 2,000 characters. */
  readonly text: string;
  readonly children: string;
}

/** Puts a text on the clipboard, and says that it has. */
export function CopyButton({ kind = 'secondary', text, children }: CopyButtonProps) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button
        kind={kind}
        onPress={() => {
          bridge.copyForSupport(text);
          setCopied(true);
        }}
      >
        {children}
      </Button>
      <span className="copied" role="status">
        {copied ? say('problem.copied') : ''}
      </span>
    </>
  );
}
