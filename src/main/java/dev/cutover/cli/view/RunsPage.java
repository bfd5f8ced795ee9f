package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.reading.Carrier;
import dev.cutover.cli.reading.Recorded;
import dev.cutover.cli.reading.RunSummary;
import dev.cutover.console.paint.TextTable;
import dev.cutover.run.StepState;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** All runs, a line each. */
public final class RunsPage {
    private RunsPage() {}

    public static void show(List<RunSummary> runs, Screen screen) {
        var textTable = new TextTable(
                screen.theme(),
                TableColumn.of("RUN"),
                TableColumn.of("BEGUN (UTC)").keep(40),
                TableColumn.text("RUNBOOK", 12).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(50),
                TableColumn.of("MODE").keep(70),
                TableColumn.text("STATE", 10),
                TableColumn.number("STEPS").keep(30),
                TableColumn.of("RUNNER").keep(80));
        runs.forEach(run -> add(run, textTable));
        screen.show(textTable.frame(screen.listWidth()));
        runs.stream()
                .filter(run -> !run.trouble().isEmpty())
                .forEach(run -> screen.line(
                        run.recorded().isEmpty() ? run.run() + " cannot be read: " + run.trouble() : run.trouble()));
    }

    private static void add(RunSummary run, TextTable textTable) {
        String id = run.run().value();
        run.recorded()
                .ifPresentOrElse(
                        recorded -> textTable.row(
                                tone(recorded),
                                id,
                                begun(recorded),
                                recorded.state().created().pinned().runbook(),
                                recorded.state().created().pinned().environment(),
                                recorded.state().created().mode().text(),
                                state(recorded),
                                done(recorded),
                                run.carrier().map(RunsPage::runner).orElse("")),
                        () -> textTable.row(Tone.BAD, id, "", "", "", "", "UNREADABLE", "", ""));
    }

    private static Tone tone(Recorded recorded) {
        return switch (recorded.state().status()) {
            case PLANNED, RUNNING, COMPLETED -> Tone.PLAIN;
            case WAITING, HELD, ROLLED_BACK, ROLLING_BACK -> Tone.CARE;
            case HALTED, STUCK, ABORTED -> Tone.BAD;
        };
    }

    private static String begun(Recorded recorded) {
        Instant at = recorded.state().createdAt().orElse(Instant.EPOCH);
        return Durations.day(at) + " " + Durations.time(at);
    }

    private static String state(Recorded recorded) {
        int overridden = RunSummary.overridden(recorded.state());
        return ending(recorded) + (overridden == 0 ? "" : ", " + overridden + " OVERRIDDEN");
    }

    private static String ending(Recorded recorded) {
        return recorded.state()
                .ended()
                .map(ended -> Phrases.ending(ended.ending()).toUpperCase(Locale.ROOT))
                .orElseGet(() -> recorded.state().status().text());
    }

    private static String done(Recorded recorded) {
        return Long.toString(recorded.state().steps().all().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED)
                .count());
    }

    private static String runner(Carrier carrier) {
        return switch (carrier.state()) {
            case RUNNING -> "process " + carrier.holder().orElseThrow().runner().pid();
            case GONE -> "gone";
            case LEFT -> "left";
            case ELSEWHERE -> "on " + carrier.holder().orElseThrow().runner().host();
            case NOT_NEEDED -> "-";
            case UNKNOWN -> "?";
        };
    }
}
