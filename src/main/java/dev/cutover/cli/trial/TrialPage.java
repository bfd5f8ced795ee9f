package dev.cutover.cli.trial;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.TextTable;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.preflight.trial.MetricQuestion;
import dev.cutover.preflight.trial.OperationQuestion;
import dev.cutover.preflight.trial.TrialAnswer;
import dev.cutover.preflight.trial.TrialQuestion;
import dev.cutover.preflight.trial.TrialResult;
import dev.cutover.preflight.trial.TrialState;
import dev.cutover.preflight.trial.TrialTable;
import dev.cutover.spi.Operation;
import dev.cutover.text.ShellWord;
import dev.cutover.words.Tone;
import dev.cutover.yaml.SystemCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A question to a system: what was called, what was sent, how the answer was read, and how to undo it. */
final class TrialPage {
    private static final double MILLIS = 1000;

    private final CommandOutput commandOutput;
    private final String environment;
    private final List<String> segment;

    /**
     * A page of one question.
     *
     * @param environment as the user named it
     * @param segment the pairs of the segment that was asked about, as the user typed them
     */
    TrialPage(CommandOutput commandOutput, String environment, List<String> segment) {
        this.commandOutput = commandOutput;
        this.environment = environment;
        this.segment = List.copyOf(segment);
    }

    void show(SystemCalls calls, TrialResult result) {
        var question = result.question();
        var system = calls.binding().system();
        WrappedText.lines(
                        system + " " + question.name() + " (" + declaration(question) + ")",
                        commandOutput.listWidth(),
                        commandOutput.theme())
                .forEach(commandOutput::heading);
        question.operation()
                .map(Operation::description)
                .filter(text -> !text.isEmpty())
                .ifPresent(commandOutput::line);
        if (!question.given().isEmpty()) {
            commandOutput.line("with: "
                    + question.given().entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .collect(Collectors.joining(", ")));
        }
        commandOutput.line("key: " + result.key());
        new TranscriptPart(commandOutput).show(result);
        commandOutput.line("");
        answer(question, result.answer(), result.took().toMillis() / MILLIS);
        if (question.writes()) {
            commandOutput.line("");
            if (result.answer().state() != TrialState.SUCCEEDED
                    && !result.answer().changedNothing()) {
                commandOutput.line("it may have changed something all the same: look at the system before it is"
                        + " called again");
            }
            undo(system.value(), question, calls.description().operations());
        }
    }

    private static String declaration(TrialQuestion question) {
        if (question.operation().isEmpty()) {
            return question.writes() ? "writes" : "reads";
        }
        var operation = question.operation().orElseThrow();
        if (operation.reads()) {
            return "declared to read";
        }
        return "declared to write, " + (operation.idempotent() ? "idempotent" : "not idempotent")
                + (operation.readBack() ? ", its outcome can be read back" : "")
                + (operation.undo().isEmpty() ? ", no undo" : ", undone by " + operation.undo());
    }

    private void answer(TrialQuestion question, TrialAnswer answer, double seconds) {
        var theme = commandOutput.theme();
        commandOutput.show(new Frame(
                List.of(theme.text(tone(answer.state()), word(answer.state(), question) + " in " + seconds + " s"))));
        if (!answer.detail().isEmpty()) {
            commandOutput.line(answer.detail());
        }
        if (!answer.table().rows().isEmpty()) {
            table(answer.table());
        }
        if (!answer.outputs().isEmpty()) {
            var outputs = new TextTable(theme, TableColumn.of("OUTPUT"), TableColumn.text("VALUE", 20));
            new TreeMap<>(answer.outputs()).forEach(outputs::row);
            commandOutput.show(outputs.frame(commandOutput.listWidth()));
        }
    }

    private void table(TrialTable answer) {
        var columns = answer.columns().stream()
                .map(name -> TableColumn.text(name.toUpperCase(Locale.ROOT), 8))
                .toArray(TableColumn[]::new);
        var table = new TextTable(commandOutput.theme(), columns);
        for (var row : answer.rows()) {
            table.row(
                    row.stream().map(value -> value == null ? "(none)" : value).toArray(String[]::new));
        }
        commandOutput.show(table.frame(commandOutput.listWidth()));
    }

    private void undo(String system, TrialQuestion question, List<Operation> operations) {
        commandOutput.line("no run records this");
        var undo = question.operation()
                .map(Operation::undo)
                .flatMap(name -> operations.stream()
                        .filter(operation -> operation.name().equals(name))
                        .findFirst());
        if (undo.isEmpty()) {
            commandOutput.line("its connector declares nothing that undoes it");
            return;
        }
        var parts = new ArrayList<String>();
        parts.add("cutover connectors try " + ShellWord.of(environment) + " " + system + " "
                + undo.get().name());
        if (question instanceof OperationQuestion called) {
            undo.get().parameters().forEach(parameter -> {
                var value = called.with().get(parameter.name());
                if (value != null) {
                    parts.add(ShellWord.of(parameter.name() + "=" + value));
                } else if (parameter.required()) {
                    parts.add(parameter.name() + "=VALUE");
                }
            });
        }
        if (!segment.isEmpty()) {
            parts.add("--segment " + ShellWord.of(String.join(",", segment)));
        }
        parts.add("--write");
        commandOutput.line("to undo it:");
        commandOutput.command(parts.toArray(String[]::new));
    }

    /** What a read leaves unknown is a value; of a write, it is what happened. */
    private static String word(TrialState state, TrialQuestion question) {
        return switch (state) {
            case SUCCEEDED -> "SUCCEEDED";
            case FAILED -> "FAILED";
            case UNKNOWN ->
                question.writes()
                        ? "OUTCOME UNKNOWN"
                        : question.name().equals(MetricQuestion.NAME)
                                        && question.operation().isEmpty()
                                ? "NO DATA"
                                : "UNKNOWN";
        };
    }

    private static Tone tone(TrialState state) {
        return switch (state) {
            case SUCCEEDED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case UNKNOWN -> Tone.CARE;
        };
    }
}
