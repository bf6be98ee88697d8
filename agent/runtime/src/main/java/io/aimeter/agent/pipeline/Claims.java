package io.aimeter.agent.pipeline;

/**
 * Keeps one exchange from being captured twice: a tap whose library rides on another HTTP client
 * holds a claim on its thread while it hands the request down, and every tap leaves alone what
 * begins under a claim. Claims nest.
 */
public final class Claims {
  // No initial value: an unclaimed thread is not given a map entry by asking.
  private static final ThreadLocal<int[]> DEPTH = new ThreadLocal<>();

  private Claims() {}

  /** Whether an upper tap already captures what the calling thread is about to send. */
  public static boolean held() {
    int[] mine = DEPTH.get();
    return mine != null && mine[0] > 0;
  }

  /** Claims what the calling thread sends until {@link #release}. */
  public static void claim() {
    int[] mine = DEPTH.get();
    if (mine == null) {
      mine = new int[1];
      DEPTH.set(mine);
    }
    mine[0]++;
  }

  /** Ends the last claim of the calling thread; of no effect where there is none. */
  public static void release() {
    int[] mine = DEPTH.get();
    if (mine != null && mine[0] > 0 && --mine[0] == 0) {
      DEPTH.remove();
    }
  }
}
