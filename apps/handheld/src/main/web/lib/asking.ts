// One request that is asked until somebody answers: the same id and the same content each time, while the clerk waits.
import {Problem, Unreachable} from './api';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** We stopped asking without an answer: it may have been done, or not. */
export class Unsure extends Error {}

export class Asking {
  tries = 0;
  private stopped = false;
  private wake: () => void = () => {};

  /** The first answer. A refusal is one, too; no answer, or one that says "not now", is none. */
  async until<T>(ask: () => Promise<T>, onTry: () => void = () => {}): Promise<T> {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      this.tries++;
      onTry();
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof Unreachable) && !(error instanceof Problem && error.passing)) {
          throw error;
        }
      }
      await this.rest(pause);
      if (this.stopped) {
        throw new Unsure();
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Stops asking. The answer may still have been yes. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** Asks at once, without waiting for the end of the pause. */
  hurry(): void {
    this.wake();
  }

  private rest(pause: number): Promise<void> {
    if (this.stopped) {
      return Promise.resolve();
    }
    return new Promise((next) => {
      const timer = setTimeout(() => this.wake(), pause);
      this.wake = () => {
        clearTimeout(timer);
        window.removeEventListener('online', this.wake);
        next();
      };
      window.addEventListener('online', this.wake, {once: true});
    });
  }
}
