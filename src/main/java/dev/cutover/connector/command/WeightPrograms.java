package dev.cutover.connector.command;

import dev.cutover.model.Segment;
import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.State;
import dev.cutover.spi.settings.NotationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The two programs of a router, called for one key at a time. Thread-safe. */
final class WeightPrograms {
    /**
     * The variable that marks a program that sets weights. It contains the run and the traffic, so that programs of
     * other runs are left alone.
     */
    private static final String SETS = "CUTOVER_SETS";

    private static final Pattern TWO = Pattern.compile("(" + PrintedShare.FORM + ")[ \\t]+(" + PrintedShare.FORM + ")");

    private final RouterSpec spec;
    private final ProgramRunner runner;
    private final Path run;

    /** @param run a folder that no other run has */
    WeightPrograms(RouterSpec spec, ProgramRunner runner, Path run) {
        this.spec = spec;
        this.runner = runner;
        this.run = run;
    }

    TrafficRouter.Traits traits() {
        return spec.traits();
    }

    /** The result of a requested change, before it is read back. */
    sealed interface Sent {
        /** The program succeeded. */
        record Accepted() implements Sent {}

        /** The program succeeded and reported the weight in force before, and the one that it read back afterwards. */
        record Told(int before, int after) implements Sent {}

        /** It could not be started: nothing changed. */
        record NotSent(String why) implements Sent {}

        /** It refused, and nothing changed. */
        record Refused(String why, boolean conflict) implements Sent {}

        /** It failed or did not exit: it may have changed the weight, or may still do so. */
        record InDoubt(String why) implements Sent {}
    }

    /** Whether a successful change is {@link Sent.Told}. */
    boolean reportWeights() {
        return spec.how() == RouterSpec.How.APPLY;
    }

    /** The weight in force; if there is none, the note says why. */
    Reading read(Flow flow, Segment key) throws InterruptedException {
        List<String> lines = List.of();
        try {
            ProgramEnd programEnd = runner.run(spec.read(), of(flow).in(key), ProgramRunner.Keeping.NOTHING);
            if (programEnd.how() != ProgramEnd.How.EXITED) {
                return Reading.none(key, State.SILENT, ProgramRunner.overdue(spec.read(), programEnd));
            }
            if (programEnd.exit() != 0) {
                return none(key, ProgramRunner.failure(spec.read(), programEnd));
            }
            lines = programEnd.out().lines();
            return Reading.of(key, PrintedShare.read(lines.size() == 1 ? lines.get(0) : "", spec.unit()));
        } catch (NotationException e) {
            return none(key, "the router's program printed " + lines + ", not a weight: " + reason(e));
        } catch (NotStartedException e) {
            return none(key, e.why());
        }
    }

    private static String reason(NotationException e) {
        return e.hint().isEmpty() ? e.why() : e.why() + "; " + e.hint();
    }

    Sent set(Flow flow, Change change, CallContext context) throws InterruptedException {
        var forKey = context.forPart(context.idempotencyKey() + "/" + change.key(), change.key());
        try {
            var invocation = WeightPlaces.of(change, of(flow), spec.set(), spec.unit())
                    .and("cutover.sets", SETS, sets(flow))
                    .in(change.key())
                    .under(forKey);
            var keeping = ProgramRunner.Keeping.of(context, spec.how().key() + " " + change.key());
            return judge(runner.change(spec.set(), invocation, keeping));
        } catch (NotStartedException e) {
            return new Sent.NotSent(e.why());
        }
    }

    /** Waits until no program is setting the weights of these keys any more: a program outlives a killed runner. */
    void awaitEnds(Flow flow, List<Segment> keys) throws InterruptedException {
        runner.runningPrograms().await(marks(flow, keys));
    }

    /** The same if the outcome of a change is in doubt. */
    void awaitDoubtful(Flow flow, List<Segment> keys) throws InterruptedException {
        runner.runningPrograms().awaitDoubtful(marks(flow, keys));
    }

    /** Ends programs that are still setting the weights of these keys. */
    void end(Flow flow, List<Segment> keys) {
        runner.runningPrograms().end(marks(flow, keys), runner.grace());
    }

    private List<Map<String, String>> marks(Flow flow, List<Segment> keys) {
        return keys.stream().map(key -> marks(flow, key)).toList();
    }

    private Map<String, String> marks(Flow flow, Segment key) {
        var marks = new HashMap<>(Invocation.variables(key));
        marks.put(SETS, sets(flow));
        return marks;
    }

    private String sets(Flow flow) {
        return flow.traffic() + " " + run;
    }

    private Sent judge(ProgramEnd programEnd) {
        if (programEnd.how() != ProgramEnd.How.EXITED) {
            return new Sent.InDoubt(ProgramRunner.overdue(spec.set(), programEnd));
        }
        if (spec.exits().success().contains(programEnd.exit())) {
            return reportWeights() ? reported(programEnd) : new Sent.Accepted();
        }
        String why = ProgramRunner.failure(spec.set(), programEnd);
        boolean conflict = spec.conflict().contains(programEnd.exit());
        return conflict || spec.exits().nothingChanged().contains(programEnd.exit())
                ? new Sent.Refused(why, conflict)
                : new Sent.InDoubt(why);
    }

    /** One line with both weights; any other output leaves the weight in force unknown. */
    private Sent reported(ProgramEnd programEnd) {
        List<String> lines = programEnd.out().lines();
        var two = TWO.matcher(lines.size() == 1 ? lines.get(0) : "");
        try {
            if (two.matches()) {
                return new Sent.Told(
                        PrintedShare.read(two.group(1), spec.unit()), PrintedShare.read(two.group(2), spec.unit()));
            }
            return new Sent.InDoubt(notBoth(lines, "such as `0 % 5 %`"));
        } catch (NotationException e) {
            return new Sent.InDoubt(notBoth(lines, reason(e)));
        }
    }

    private static String notBoth(List<String> lines, String why) {
        return "the router's program printed " + lines + ", not the weight before and after: " + why;
    }

    private static Invocation of(Flow flow) {
        return Invocation.EMPTY
                .and("traffic", "CUTOVER_TRAFFIC", flow.traffic())
                .and("from", "CUTOVER_FROM", flow.from().value())
                .and("to", "CUTOVER_TO", flow.to().value());
    }

    private static Reading none(Segment key, String why) {
        return Reading.none(key, why);
    }
}
