package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.RunListing;
import dev.cutover.history.memory.LeftTraffic;
import dev.cutover.history.memory.ListedRun;
import dev.cutover.history.memory.RunFigures;
import dev.cutover.history.memory.RunProgress;
import dev.cutover.model.RoleId;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.words.Durations;
import dev.cutover.words.InboxWords;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All runs, a line each, and below them all reconciliations on their own, and all rehearsals. */
public final class RunsPage {
    private RunsPage() {}

    public static void show(List<RunListing> listed, CommandOutput commandOutput) {
        var runs = listed.stream()
                .filter(run -> !run.isRehearsal() && !run.isReconciliation())
                .toList();
        var reconciliations =
                listed.stream().filter(RunListing::isReconciliation).toList();
        var rehearsals = listed.stream().filter(RunListing::isRehearsal).toList();
        if (!runs.isEmpty()) {
            table(runs, ShortIds.of(ids(listed), commandOutput.listWidth()), commandOutput);
        } else {
            commandOutput.line(
                    reconciliations.isEmpty() ? "no runs, only rehearsals" : "no runs, only what is listed below");
        }
        if (!reconciliations.isEmpty()) {
            commandOutput.heading(
                    "Reconciliations, made by `cutover reconcile`: no command takes them for the open run");
            ReconciliationRunsTable.show(
                    reconciliations, ShortIds.of(ids(listed), commandOutput.listWidth()), commandOutput);
        }
        if (!rehearsals.isEmpty()) {
            commandOutput.heading("Rehearsals, made by `cutover rehearse`: nothing resumes them or rolls them back");
            rehearsed(rehearsals, ShortIds.of(ids(listed), commandOutput.listWidth()), commandOutput);
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

    private static List<RunId> ids(List<RunListing> listed) {
        return listed.stream().map(RunListing::run).toList();
    }

    private static void rehearsed(List<RunListing> rehearsals, ShortIds shortIds, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("REHEARSAL"),
                TableColumn.of("PLAYED (UTC)").keep(55),
                TableColumn.text("SCENARIO", 12).keep(70),
                TableColumn.text("RUNBOOK", 12).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(40),
                TableColumn.text("STATE", 10),
                TableColumn.number("STEPS").keep(90),
                TableColumn.number("TOOK").keep(80));
        for (var rehearsal : rehearsals) {
            var listedRun = rehearsal.recorded().orElseThrow();
            var figures = listedRun.progress().figures();
            var origin = listedRun.origin();
            textTable.row(
                    tone(listedRun),
                    shortIds.of(rehearsal.run()),
                    figures.played().map(Durations::minute).orElse("?"),
                    origin.scenario().orElse("?"),
                    origin.runbook(),
                    origin.environment(),
                    state(listedRun),
                    done(figures),
                    Durations.words(figures.lasted()));
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static void table(List<RunListing> runs, ShortIds shortIds, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("RUN"),
                TableColumn.of("STARTED (UTC)").keep(55),
                TableColumn.text("RUNBOOK", 8).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(50),
                TableColumn.of("MODE").keep(70),
                TableColumn.text("STATE", 10),
                TableColumn.number("STEPS").keep(95),
                TableColumn.text("WAITING FOR", 11).keep(90),
                TableColumn.of("ENDED (UTC)").keep(40),
                TableColumn.number("TOOK").keep(85),
                TableColumn.of("RUNNER").keep(65));
        runs.forEach(run -> add(run, shortIds.of(run.run()), textTable));
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static void add(RunListing run, String id, TextTable textTable) {
        if (run.recorded().isEmpty()) {
            textTable.row(Tone.BAD, id, "", "", "", "", "UNREADABLE", "", "", "", "", "");
            return;
        }
        var listedRun = run.recorded().orElseThrow();
        var figures = listedRun.progress().figures();
        var origin = listedRun.origin();
        textTable.row(
                tone(listedRun),
                id,
                Durations.minute(origin.created()),
                origin.runbook(),
                origin.environment(),
                Phrases.mode(origin.mode(), origin.rehearsal()),
                state(listedRun),
                done(figures),
                waits(figures),
                figures.ended().map(Durations::minute).orElse(""),
                Durations.words(figures.lasted()),
                run.carrier().map(RunsPage::runner).orElse(""));
    }

    private static Tone tone(ListedRun listedRun) {
        return switch (listedRun.progress().status()) {
            case PLANNED, RUNNING, COMPLETED -> Tone.PLAIN;
            case WAITING, HELD, ROLLED_BACK, STOPPED, ROLLING_BACK -> Tone.CARE;
            case HALTED, STUCK, ABORTED -> Tone.BAD;
        };
    }

    private static String state(ListedRun listedRun) {
        var progress = listedRun.progress();
        String stays = progress.remaining().map(LeftTraffic::text).orElse("");
        return ending(progress)
                + (stays.isEmpty() ? "" : ": " + stays)
                + (progress.overridden() == 0 ? "" : ", " + progress.overridden() + " OVERRIDDEN");
    }

    /** A no and a drift are told apart from what else may stop a run: they want other remedies. */
    private static String ending(RunProgress progress) {
        var words = progress.ending()
                .map(ending -> Phrases.ending(ending).toUpperCase(Locale.ROOT))
                .orElseGet(
                        () -> progress.declined() ? "NO-GO" : progress.status().text());
        if (!progress.figures().drifted()) {
            return words;
        }
        boolean halted = progress.ending().isEmpty() && progress.status() == RunStatus.HALTED;
        return halted ? "DRIFT" : words + ", DRIFT";
    }

    private static String done(RunFigures figures) {
        return figures.done() + figures.steps().map(all -> "/" + all).orElse("");
    }

    /** The people; the role where the runbook names nobody. */
    private static String waits(RunFigures figures) {
        return figures.waits().stream()
                .flatMap(wait ->
                        wait.people().isEmpty() ? wait.of().stream().map(RoleId::value) : wait.people().stream())
                .distinct()
                .collect(Collectors.joining(", "));
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
