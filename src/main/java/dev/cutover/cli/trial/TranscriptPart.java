package dev.cutover.cli.trial;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.preflight.trial.ExchangeText;
import dev.cutover.preflight.trial.TrialEvidence;
import dev.cutover.preflight.trial.TrialExchange;
import dev.cutover.preflight.trial.TrialResult;
import dev.cutover.preflight.trial.TrialTranscript;

/** What was sent and what came back, in order; then what else the connector attached. */
record TranscriptPart(CommandOutput commandOutput) {
    private static final int LINES_SHOWN = 40;
    private static final int LONGEST_LINE = 400;
    private static final double MILLIS = 1000;

    void show(TrialResult result) {
        var transcript = result.transcript();
        int number = 1;
        for (var exchange : transcript.exchanges()) {
            String place = transcript.exchanges().size() == 1
                    ? ""
                    : " (" + number++ + " of " + (transcript.exchanges().size() + transcript.leftOut()) + ")";
            exchange(exchange, place);
        }
        if (transcript.leftOut() > 0) {
            commandOutput.line("");
            commandOutput.line("… and " + transcript.leftOut() + " more were sent that are not shown");
        }
        result.evidence().forEach(piece -> piece(piece, transcript));
        if (result.evidence().isEmpty() && transcript.exchanges().isEmpty()) {
            commandOutput.line("");
            commandOutput.line("its connector told nothing of what was sent and received");
        }
    }

    private void exchange(TrialExchange exchange, String place) {
        commandOutput.line("");
        commandOutput.heading("sent" + place);
        text(exchange.sent());
        if (exchange.answer().isEmpty()) {
            commandOutput.line("no answer");
            return;
        }
        var answer = exchange.answer().get();
        commandOutput.heading("answered in " + answer.took().toMillis() / MILLIS + " s");
        text(answer.content());
    }

    private void text(ExchangeText text) {
        lines(text.text(), text.isWhole(), "shortened");
    }

    private void piece(TrialEvidence evidence, TrialTranscript transcript) {
        commandOutput.line("");
        boolean isShown = evidence.isWhole() && transcript.shows(evidence.text());
        commandOutput.heading(evidence.name() + " (" + evidence.mediaType() + ", " + evidence.bytes() + " bytes"
                + (isShown ? ", shown above)" : ")"));
        if (!isShown) {
            lines(evidence.text(), evidence.isWhole(), "--output json shows up to 1 MiB");
        }
    }

    private void lines(String text, boolean isWhole, String more) {
        if (text.isEmpty()) {
            return;
        }
        var lines = text.lines().toList();
        lines.stream().limit(LINES_SHOWN).forEach(line -> commandOutput.text("  " + shortened(line)));
        if (lines.size() > LINES_SHOWN || !isWhole) {
            commandOutput.line("  … (the first " + Math.min(LINES_SHOWN, lines.size()) + " lines; " + more + ")");
        }
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE) + "… (" + line.length() + " characters)";
    }
}
