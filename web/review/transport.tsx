/** The five buttons beside the scrubber. */
import type { ReactElement } from 'react';

type Props = {
  readonly top: number;
  readonly isPlaying: boolean;
  readonly onFirst: () => void;
  readonly onBack: () => void;
  readonly onPlay: () => void;
  readonly onNext: () => void;
  readonly onLast: () => void;
};

export function Transport(props: Props): ReactElement {
  const { top, isPlaying, onFirst, onBack, onPlay, onNext, onLast } = props;
  return (
    <div className="transport" role="group" aria-label="Move through the run" style={{ top }}>
      <Button name="First event" path="M2 3h2v10H2zM14 3v10L5.5 8z" onPress={onFirst} />
      <Button name="Previous event" path="M12 3v10L4 8z" onPress={onBack} />
      <Button
        name={isPlaying ? 'Pause' : 'Play'}
        path={isPlaying ? 'M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z' : 'M3.5 1.5v13L14 8z'}
        onPress={onPlay}
        isMain
      />
      <Button name="Next event" path="M4 3v10l8-5z" onPress={onNext} />
      <Button name="Last event" path="M2 3v10l8.500-5zM12 3h2v10h-2z" onPress={onLast} />
    </div>
  );
}

type ButtonProps = {
  readonly name: string;
  readonly path: string;
  readonly onPress: () => void;
  readonly isMain?: boolean;
};

function Button({ name, path, onPress, isMain = false }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      className={isMain ? 'play' : undefined}
      onClick={onPress}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
