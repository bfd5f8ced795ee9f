package dev.cutover.contract;

/**
 * A call on a thread of its own, interrupted as the engine does when its time is over. Immutable.
 *
 * @param wasHanging whether it was still running when it was interrupted
 * @param hasEnded whether it has ended within seconds
 */
record InterruptedCall(boolean wasHanging, boolean hasEnded) {
    private static final long TO_BEGIN_MILLIS = 700;
    private static final long TO_END_MILLIS = 20_000;

    interface Body {
        void run() throws Exception;
    }

    static InterruptedCall of(Body body) throws InterruptedException {
        var thread = new Thread(() -> runUntilInterrupted(body), "hanging call");
        thread.setDaemon(true);
        thread.start();
        thread.join(TO_BEGIN_MILLIS);
        boolean wasHanging = thread.isAlive();
        thread.interrupt();
        thread.join(TO_END_MILLIS);
        return new InterruptedCall(wasHanging, !thread.isAlive());
    }

    private static void runUntilInterrupted(Body body) {
        try {
            body.run();
        } catch (Exception e) {
            // How it ends is up to the connector: it may throw, or return an outcome in doubt.
            Thread.currentThread().interrupt();
        }
    }
}
