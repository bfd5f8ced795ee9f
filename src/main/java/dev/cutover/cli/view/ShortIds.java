package dev.cutover.cli.view;

import dev.cutover.run.RunId;
import java.util.Collection;

/** Ids as short as they can be typed where room is short: whole ones take a third of a small terminal. Immutable. */
public final class ShortIds {
    private static final int WIDE = 140;
    private static final int LEAST = 8;

    private final int length;

    private ShortIds(int length) {
        this.length = length;
    }

    /**
     * For the runs of a home.
     *
     * @param all every run that a typed id could mean
     */
    public static ShortIds of(Collection<RunId> all, int width) {
        return new ShortIds(width >= WIDE ? Integer.MAX_VALUE : shortest(all));
    }

    /** The id, or as much of it as tells it from the others. */
    public String of(RunId run) {
        return run.value().substring(0, Math.min(length, run.value().length()));
    }

    private static int shortest(Collection<RunId> all) {
        int length = LEAST;
        while (!isUnique(all, length)) {
            length++;
        }
        return length;
    }

    private static boolean isUnique(Collection<RunId> all, int length) {
        return all.stream()
                        .map(RunId::value)
                        .map(id -> id.substring(0, Math.min(length, id.length())))
                        .distinct()
                        .count()
                == all.size();
    }
}
