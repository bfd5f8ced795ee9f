package dev.cutover.cli.view.plan;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.plan.rollback.PhaseTime;
import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.RollbackPreview;
import dev.cutover.query.rollback.PhasePlan;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** The plan of a rollback, phase by phase. Not thread-safe. */
public final class RollbackPlanPage {
    private final RollbackPreview ahead;
    private final CommandOutput commandOutput;

    public RollbackPlanPage(RollbackPreview ahead, CommandOutput commandOutput) {
        this.ahead = ahead;
        this.commandOutput = commandOutput;
    }

    public void show() {
        commandOutput.heading("Rollback of " + ahead.runbook().nameOf(ahead.scope()) + ":");
        ahead.nothing().ifPresent(why -> line(Tone.PLAIN, "nothing to roll back: " + why));
        ahead.phasesAhead().phases().stream()
                .filter(phase -> !phase.does().isEmpty())
                .forEach(this::phase);
        ahead.stays().forEach(what -> line(Tone.PLAIN, "stays: " + what));
        ahead.phasesAhead().warnings().forEach(what -> line(Tone.CARE, "warning: " + what));
        var window = ahead.runbook().rollback().map(procedure -> procedure.window());
        window.filter(any -> ahead.nothing().isEmpty())
                .ifPresent(span -> line(Tone.PLAIN, "window: " + Durations.words(span)));
        if (ahead.rollbackMeter().anything()) {
            expected(window);
        }
    }

    private void phase(PhasePlan phasePlan) {
        String name = phasePlan.phase().word().toUpperCase(Locale.ROOT).replace('-', ' ');
        line(Tone.STRONG, name + time(phasePlan).map(time -> ", " + time).orElse(""));
        phasePlan.does().forEach(what -> new Paragraph("    ", 6).show(Tone.PLAIN, what, commandOutput));
    }

    private Optional<String> time(PhasePlan phasePlan) {
        var schedule = ahead.rollbackMeter().schedule();
        if (phasePlan.phase() == PlannedPhase.STOP) {
            return Optional.of("at once");
        }
        if (!schedule.has(phasePlan.phase())) {
            return Optional.empty();
        }
        return Optional.of(
                phasePlan.phase() == PlannedPhase.TRAFFIC ? traffic(phasePlan.time()) : words(phasePlan.time()));
    }

    /** Only past rollbacks tell how long weights take to settle. */
    private static String traffic(PhaseTime phaseTime) {
        String known = phaseTime.known().isZero() ? "" : "at least " + Durations.words(phaseTime.known()) + ", ";
        return phaseTime.whole().map(Durations::words).orElseGet(() -> known + "never drilled");
    }

    private static String words(PhaseTime phaseTime) {
        boolean nothingKnown = phaseTime.known().isZero();
        return phaseTime
                .whole()
                .map(Durations::words)
                .orElseGet(() -> nothingKnown
                        ? "no estimate"
                        : "at least " + Durations.words(phaseTime.known())
                                + Durations.withoutEstimate(phaseTime.untimed()));
    }

    /** What past drills and the runbook say; where they say nothing, that is said. */
    private void expected(Optional<Duration> window) {
        var meter = ahead.rollbackMeter();
        var parts = new ArrayList<String>();
        restored(meter).ifPresent(words -> parts.add(words + against(meter, window)));
        cleanup(meter).ifPresent(parts::add);
        line(
                isLate(meter, window) ? Tone.BAD : Tone.PLAIN,
                "expected, as if the rollback began now: " + String.join("; ", parts));
    }

    private Optional<String> restored(RollbackMeter meter) {
        var known = meter.schedule().atLeast().known();
        if (meter.restore().filter(Duration::isZero).isPresent()) {
            return Optional.empty();
        }
        String done = ahead.rollbackPlan().moves().isEmpty() ? "open again in " : "restored in ";
        String drilled = ahead.rollbackPlan().moves().isEmpty() ? "" : " (never drilled)";
        return Optional.of(meter.restore()
                .map(span -> done + Durations.words(span))
                .orElseGet(() -> known.isZero()
                        ? "restore time unknown" + drilled
                        : done + Durations.words(known) + " or more" + drilled));
    }

    private static String against(RollbackMeter meter, Optional<Duration> window) {
        if (isLate(meter, window)) {
            return ", OVER the window";
        }
        return window.isPresent() && meter.restore().isPresent() ? ", within the window" : "";
    }

    private static boolean isLate(RollbackMeter meter, Optional<Duration> window) {
        var known = meter.schedule().atLeast().known();
        return window.filter(span -> known.compareTo(span) > 0).isPresent();
    }

    private static Optional<String> cleanup(RollbackMeter meter) {
        int unknown = meter.guessed();
        if (meter.undo().isZero()) {
            return unknown == 0 ? Optional.empty() : Optional.of("no estimate of the cleanup");
        }
        return Optional.of("cleanup " + (unknown > 0 ? "at least " : "") + Durations.words(meter.undo())
                + Durations.withoutEstimate(unknown));
    }

    private void line(Tone tone, String words) {
        new Paragraph("  ", 4).show(tone, words, commandOutput);
    }
}
