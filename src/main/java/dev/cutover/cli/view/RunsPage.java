package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.plan.RemainingTraffic;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunListing;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.StepState;
import dev.cutover.words.Durations;
import dev.cutover.words.InboxWords;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** All runs, a line each, and below them all rehearsals. */
public final class RunsPage {
    private RunsPage() {}

    public static void show(List<RunListing> listed, CommandOutput commandOutput) {
        var runs = listed.stream().filter(run -> !run.isRehearsal()).toList();
        var rehearsals = listed.stream().filter(RunListing::isRehearsal).toList();
        if (!runs.isEmpty()) {
            table(runs, commandOutput);
        } else {
            commandOutput.line("no runs, only rehearsals");
        }
        if (!rehearsals.isEmpty()) {
            commandOutput.heading("Rehearsals, made by `cutover rehearse`: no command resumes them or rolls them back");
            rehearsed(rehearsals, commandOutput);
        }
        listed.stream()
                .filter(run -> run.inbox() > 0)
                .forEach(run -> commandOutput.line(
                        InboxWords.count(run.inbox()) + " in the inbox of " + run.run() + ", for whoever resumes it"));
        listed.stream()
                .filter(run -> !run.trouble().isEmpty())
                .forEach(run -> commandOutput.line(
                        run.recorded().isEmpty() ? run.run() + " cannot be read: " + run.trouble() : run.trouble()));
    }

    private static void rehearsed(List<RunListing> rehearsals, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("REHEARSAL"),
                TableColumn.text("SCENARIO", 12).keep(40),
                TableColumn.text("RUNBOOK", 12).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(50),
                TableColumn.text("STATE", 10));
        for (var rehearsal : rehearsals) {
            var recordedRun = rehearsal.recorded().orElseThrow();
            var created = recordedRun.state().created();
            textTable.row(
                    tone(recordedRun),
                    rehearsal.run().value(),
                    created.scenario().orElse("?"),
                    created.pinned().runbook(),
                    created.pinned().environment(),
                    state(recordedRun));
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static void table(List<RunListing> runs, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("RUN"),
                TableColumn.of("STARTED (UTC)").keep(40),
                TableColumn.text("RUNBOOK", 12).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(50),
                TableColumn.of("MODE").keep(70),
                TableColumn.text("STATE", 10),
                TableColumn.number("STEPS").keep(30),
                TableColumn.of("RUNNER").keep(80));
        runs.forEach(run -> add(run, textTable));
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static void add(RunListing run, TextTable textTable) {
        String id = run.run().value();
        run.recorded()
                .ifPresentOrElse(
                        recordedRun -> textTable.row(
                                tone(recordedRun),
                                id,
                                begun(recordedRun),
                                recordedRun.state().created().pinned().runbook(),
                                recordedRun.state().created().pinned().environment(),
                                recordedRun.state().created().mode().text(),
                                state(recordedRun),
                                done(recordedRun),
                                run.carrier().map(RunsPage::runner).orElse("")),
                        () -> textTable.row(Tone.BAD, id, "", "", "", "", "UNREADABLE", "", ""));
    }

    private static Tone tone(RecordedRun recordedRun) {
        return switch (recordedRun.state().status()) {
            case PLANNED, RUNNING, COMPLETED -> Tone.PLAIN;
            case WAITING, HELD, ROLLED_BACK, STOPPED, ROLLING_BACK -> Tone.CARE;
            case HALTED, STUCK, ABORTED -> Tone.BAD;
        };
    }

    private static String begun(RecordedRun recordedRun) {
        Instant at = recordedRun.state().createdAt().orElse(Instant.EPOCH);
        return Durations.day(at) + " " + Durations.time(at);
    }

    private static String state(RecordedRun recordedRun) {
        int overridden = RunListing.overridden(recordedRun.state());
        var state = recordedRun.state();
        String stays = RemainingTraffic.atTheEnd(
                        () -> PinnedRunbook.of(state.created()).runbook(), state)
                .sentence();
        return ending(recordedRun)
                + (stays.isEmpty() ? "" : ": " + stays)
                + (overridden == 0 ? "" : ", " + overridden + " OVERRIDDEN");
    }

    private static String ending(RecordedRun recordedRun) {
        return recordedRun
                .state()
                .ended()
                .map(ended -> Phrases.ending(ended.ending()).toUpperCase(Locale.ROOT))
                .orElseGet(() -> recordedRun.state().status().text());
    }

    private static String done(RecordedRun recordedRun) {
        return Long.toString(recordedRun.state().steps().all().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED)
                .count());
    }

    private static String runner(RunnerStatus runnerStatus) {
        return switch (runnerStatus.state()) {
            case RUNNING ->
                "process " + runnerStatus.holder().orElseThrow().runner().pid();
            case GONE -> "gone";
            case LEFT -> "stopped";
            case ELSEWHERE ->
                "on " + runnerStatus.holder().orElseThrow().runner().host();
            case NOT_NEEDED -> "-";
            case UNKNOWN -> "?";
        };
    }
}
