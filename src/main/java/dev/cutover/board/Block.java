package dev.cutover.board;

/** A block of the board. They stand in this order, whatever the state of the run. */
public enum Block {
    WAITING("Waiting", "nobody is waited for", 4, 6),
    NOW("Now", "nothing has begun", 3, 5),
    TRAFFIC("Traffic", "no traffic is moved by this runbook", 2, 5),
    GUARDS("Guards", "nothing measured yet", 2, 5),
    ROLLBACK("Rollback", "nothing to roll back yet", 1, 2),
    LAST("Last", "nothing yet", 1, 4);

    private final String title;
    private final String quiet;
    private final int least;
    private final int easy;

    Block(String title, String quiet, int least, int easy) {
        this.title = title;
        this.quiet = quiet;
        this.least = least;
        this.easy = easy;
    }

    public String title() {
        return title;
    }

    /** What stands there while there is nothing to show. */
    public String quiet() {
        return quiet;
    }

    /** So many lines it has on a terminal of 80 columns and 24 rows. */
    int least() {
        return least;
    }

    /** So many lines it gets before any other block gets all that it can ever need. */
    int easy() {
        return easy;
    }
}
