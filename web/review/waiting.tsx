/** What stands where the run will be: a count while it is sought, a reason when it cannot be. */
import type { ReactElement } from 'react';
import type { Review } from './use-review.ts';

type Props = { readonly review: Review; readonly onAgain: () => void };

export function Waiting({ review, onAgain }: Props): ReactElement {
  if (review.activity === 'failed') {
    return (
      <div className="wait" role="alert">
        <strong>This could not be explored</strong>
        <p>{review.message}</p>
        <button type="button" className="btn" onClick={onAgain}>
          Try again
        </button>
      </div>
    );
  }
  return (
    <div className="wait" role="status">
      <strong>Exploring every interleaving</strong>
      <p>{review.states.toLocaleString('en')} states so far</p>
      <button type="button" className="btn" onClick={review.stop} disabled={review.isStopping}>
        {review.isStopping ? 'Stopping' : 'Stop'}
      </button>
    </div>
  );
}
