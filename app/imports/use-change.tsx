'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import { type Failed, postLines, type Step } from './lines.ts';
import { Failure } from './wizard/failure.tsx';
import { Progress } from './wizard/progress.tsx';

type Change = {
  /** Posts the body; the page is drawn anew after it, `onDone` may lead elsewhere. */
  readonly post: (url: string, body: object, onDone?: (value: { published?: boolean }) => boolean) => void;
  /** The work while it goes on, why it failed after; null otherwise. */
  readonly shown: ReactNode;
  readonly isWorking: boolean;
};

/** A change of what the figures are made of: sent, followed, then the page anew. */
export function useChange(): Change {
  const router = useRouter();
  const [step, setStep] = useState<Step | null>(null);
  const [isSent, setSent] = useState(false);
  const [isShowing, startShowing] = useTransition();
  const [failure, setFailure] = useState<Failed | null>(null);
  const isWorking = isSent || isShowing;
  const post: Change['post'] = async (url, body, onDone) => {
    setFailure(null);
    setSent(true);
    const ended = await postLines<{ published?: boolean }>(url, body, { onStep: setStep });
    setSent(false);
    if (!ended.ok) return setFailure(ended.failure);
    if (!onDone?.(ended.value)) startShowing(() => router.refresh());
  };
  const shown = isWorking ? (
    <Progress step={step} phases={['read', 'load', 'build', 'check', 'publish']} />
  ) : (
    failure && <Failure failure={failure} stays={null} />
  );
  return { post, shown, isWorking };
}
