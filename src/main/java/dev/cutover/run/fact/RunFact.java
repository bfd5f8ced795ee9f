package dev.cutover.run.fact;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Amendment;
import dev.cutover.run.Claims;
import dev.cutover.run.WeightDrift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What happens to a run as a whole. */
public sealed interface RunFact extends Fact {

    /**
     * The first fact of every run; pins it.
     *
     * @param starts the planned start {@code T}
     * @param pace {@code real}, {@code 60x} or {@code virtual}
     * @param by the operating-system user
     * @param initiator the person of the runbook who has begun the run; empty if nobody was named
     * @param scenario the name of the scenario if {@code cutover rehearse} made the run; empty for a run of the home
     * @param only the only step of the runbook that the run does; empty if it does the whole runbook
     */
    record Created(
            Pinned pinned,
            Map<String, String> params,
            Instant starts,
            Mode mode,
            String pace,
            long seed,
            String by,
            String tool,
            String initiator,
            Optional<String> scenario,
            Optional<OnlyStep> only)
            implements RunFact {
        public Created {
            params = Map.copyOf(params);
        }

        /** Whether nothing of the run reaches any system. */
        public boolean isDryRun() {
            return mode == Mode.DRY_RUN;
        }

        /** A run of the whole runbook. */
        public Created(
                Pinned pinned,
                Map<String, String> params,
                Instant starts,
                Mode mode,
                String pace,
                long seed,
                String by,
                String tool,
                String initiator,
                Optional<String> scenario) {
            this(pinned, params, starts, mode, pace, seed, by, tool, initiator, scenario, Optional.empty());
        }

        /** A run of the home. */
        public Created(
                Pinned pinned,
                Map<String, String> params,
                Instant starts,
                Mode mode,
                String pace,
                long seed,
                String by,
                String tool,
                String initiator) {
            this(pinned, params, starts, mode, pace, seed, by, tool, initiator, Optional.empty());
        }

        /** A run without a named initiator. */
        public Created(
                Pinned pinned,
                Map<String, String> params,
                Instant starts,
                Mode mode,
                String pace,
                long seed,
                String by,
                String tool) {
            this(pinned, params, starts, mode, pace, seed, by, tool, "");
        }
    }

    /**
     * The step that a run consists of: a reconciliation on its own, made by {@code cutover reconcile}. Such a run is
     * apart from the runs of the home, as a rehearsal is; it may be under way beside one.
     *
     * @param segment what it is about, whatever the runbook says
     */
    record OnlyStep(StepId step, Segment segment) {}

    /**
     * The exact text of the runbook and the environment, so that editing a file changes nothing in a run.
     *
     * @param included the files that the runbook includes: texts by path from the runbook's folder; empty if none
     * @param language the version of the files' language, since a word may have changed its meaning; empty in what
     *     versions before {@link #UNITS_STATED} have pinned
     */
    record Pinned(
            String runbook,
            String runbookFile,
            String runbookText,
            String environment,
            String environmentFile,
            String environmentText,
            Optional<Map<String, String>> included,
            Optional<Integer> language) {
        /** From this version on, a bare number is a share only where its unit is stated. */
        public static final int UNITS_STATED = 2;

        public Pinned {
            included = included.filter(texts -> !texts.isEmpty()).map(Map::copyOf);
        }

        /** The texts of what is included, by path; none if nothing is. */
        public Map<String, String> parts() {
            return included.orElse(Map.of());
        }

        /** Whether bare numbers of a router's programs are basis points, and those of a metrics program ratios. */
        public boolean isBeforeUnits() {
            return language.isEmpty();
        }

        /** Of a runbook that includes nothing, in today's language. */
        public Pinned(
                String runbook,
                String runbookFile,
                String runbookText,
                String environment,
                String environmentFile,
                String environmentText) {
            this(
                    runbook,
                    runbookFile,
                    runbookText,
                    environment,
                    environmentFile,
                    environmentText,
                    Optional.empty(),
                    Optional.of(UNITS_STATED));
        }
    }

    /** Whether effects reach real systems. */
    enum Mode {
        LIVE,
        REHEARSAL,
        /** Nothing has an effect: systems are read, in whatever environment, and never written. */
        DRY_RUN;

        /** As people read it: {@code live}, {@code rehearsal} or {@code dry-run}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A runner has taken the run; the event's epoch is its fencing token. Open intents are in doubt from here on.
     *
     * @param claims what the run claims from here on; empty if that has not changed
     */
    record LeaseTaken(String host, long pid, String user, String why, Optional<Claims> claims) implements RunFact {
        private static final String SCRIPT = "rehearsal";

        /** With the claims that the run has. */
        public LeaseTaken(String host, long pid, String user, String why) {
            this(host, pid, user, why, Optional.empty());
        }

        /** The runner of a rehearsal, which is the same on every machine: its record must be reproducible. */
        public static LeaseTaken byScript(String scenario) {
            return new LeaseTaken(SCRIPT, 0, SCRIPT, "rehearsal of " + scenario);
        }

        /** Whether it is the runner of a rehearsal. No process has the number 0. */
        public boolean isByScript() {
            return pid == 0 && host.equals(SCRIPT) && user.equals(SCRIPT);
        }
    }

    /** The runner stopped on purpose; the run can be resumed. */
    record RunnerLeft(String why) implements RunFact {}

    /** No new step starts, ramps stay where they are. */
    record Held(String by, String why) implements RunFact {}

    /** The end of a hold. */
    record Continued(String by, String why) implements RunFact {}

    /**
     * A pinned value changes from here on: old and new value, by whom and why.
     *
     * @param what is amended, in words
     * @param overrides whether it makes a criterion pass that was red
     */
    record Amended(
            Amendment amendment,
            String what,
            String before,
            String after,
            String by,
            String reason,
            String impact,
            boolean overrides)
            implements RunFact {}

    /**
     * A note for readers: a journal rebuilt, a torn line cut off, a clock set back.
     *
     * @param fault if it tells that a fault was injected: which
     */
    record RunNote(String what, Optional<InjectedFault> fault) implements RunFact {

        /** A note about anything but a fault. */
        public RunNote(String what) {
            this(what, Optional.empty());
        }
    }

    /**
     * A fault that was injected on purpose.
     *
     * @param lasts empty if it lasts until it is lifted
     */
    record InjectedFault(SystemId system, Optional<Duration> lasts) {}

    /**
     * All weights of a router were read and compared with the record; recorded when the result is another one than that
     * of the last reading.
     *
     * @param asOf the number of the event up to which the record was compared
     * @param drifted the weights that are not as recorded; empty if all are
     * @param trouble why not every weight could be read; empty if it could: an unread weight is not verified
     * @param note what the router adds about the weights, such as that it was loaded again
     */
    record WeightsRead(SystemId router, long asOf, List<WeightDrift> drifted, String trouble, Optional<String> note)
            implements RunFact {
        public WeightsRead {
            drifted = List.copyOf(drifted);
        }

        /** A reading about which the router adds nothing. */
        public WeightsRead(SystemId router, long asOf, List<WeightDrift> drifted, String trouble) {
            this(router, asOf, drifted, trouble, Optional.empty());
        }
    }

    /**
     * The last fact of a run, with its closing summary.
     *
     * @param exceptions what keeps it from having been plainly completed, each named
     */
    record Ended(Ending ending, String why, List<String> exceptions, Map<String, Long> counts) implements RunFact {
        public Ended {
            exceptions = List.copyOf(exceptions);
            counts = Map.copyOf(counts);
        }
    }

    /** How a run can end. */
    enum Ending {
        COMPLETED(ExitCode.DONE),
        COMPLETED_WITH_EXCEPTIONS(ExitCode.EXCEPTIONS),
        /** None of the traffic that the run moved is left on the new platform. */
        ROLLED_BACK(ExitCode.ROLLED_BACK),
        /** People ended the run after a rollback, and some of its traffic stays on the new platform. */
        STOPPED(ExitCode.EXCEPTIONS),
        STUCK(ExitCode.STUCK),
        ABORTED(ExitCode.DECLINED),
        DECLINED(ExitCode.DECLINED);

        private final ExitCode exitCode;

        Ending(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        /** Whether the run has gone through all of its steps. */
        public boolean isCompleted() {
            return switch (this) {
                case COMPLETED, COMPLETED_WITH_EXCEPTIONS -> true;
                case ROLLED_BACK, STOPPED, STUCK, ABORTED, DECLINED -> false;
            };
        }

        /** The exit code of a process for this outcome. */
        public ExitCode exitCode() {
            return exitCode;
        }
    }
}
