package dev.cutover.yaml.tree;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects all problems of the files being read, to report them at once. Confined to one thread. */
public final class Problems {
    private static final int MOST_SHOWN = 200;
    private static final int MOST_KEPT = 5_000;
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            (Problem problem) -> problem.location().orElseThrow(),
            Comparator.comparing(Location::file)
                    .thenComparingInt(Location::line)
                    .thenComparingInt(Location::column));

    private final Set<Problem> found = new LinkedHashSet<>();
    private int beyond;

    /** Adds a problem. Control characters are escaped; the last line of the hint says where the file is included. */
    public void at(Location location, String message, String hint) {
        add(problem(location, message, hint));
    }

    /** Adds a problem with a secret, without showing the line. */
    public void secret(Location location, String message, String hint) {
        add(problem(location, message, hint).inConfidence());
    }

    private static Problem problem(Location location, String message, String hint) {
        var clean = new Location(QuotedText.line(location.file()), location.line(), location.column(), location.from());
        String next = Stream.of(hint, location.included())
                .filter(part -> !part.isEmpty())
                .map(QuotedText::line)
                .collect(Collectors.joining("\n"));
        return Problem.at(clean, QuotedText.line(message), next);
    }

    private void add(Problem problem) {
        if (found.size() < MOST_KEPT) {
            found.add(problem);
        } else {
            beyond++;
        }
    }

    /** Adds problems that were found elsewhere. */
    public void addAll(Problems others) {
        others.found.forEach(this::add);
        beyond += others.beyond;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems in the order of the file, limited to the first ones. */
    public List<Problem> list() {
        var sorted = new ArrayList<>(found);
        sorted.sort(BY_PLACE);
        if (sorted.size() > MOST_SHOWN) {
            var last = sorted.get(MOST_SHOWN - 1);
            int left = sorted.size() - MOST_SHOWN + beyond;
            sorted.subList(MOST_SHOWN, sorted.size()).clear();
            sorted.add(new Problem(
                    "and " + Counted.of(left, "more problem") + " after this one",
                    last.location(),
                    "",
                    last.confidential()));
        }
        return List.copyOf(sorted);
    }

    /** Throws all problems as one exception; does nothing if there are none. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, list());
        }
    }
}
