package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A command, as opposed to an answer: {@code /hold carrier is slow}. */
record SlashCommand(Word word, String rest) {

    /** The commands. */
    enum Word {
        HOLD,
        CONTINUE,
        ROLLBACK,
        LEAVE,
        BACK,
        HELP,
        UNKNOWN
    }

    static SlashCommand read(String line) {
        var parts = line.strip().split("\\s+", 2);
        var word = switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "hold", "h" -> Word.HOLD;
            case "continue", "c" -> Word.CONTINUE;
            case "rollback", "r" -> Word.ROLLBACK;
            case "leave", "quit", "q" -> Word.LEAVE;
            case "back", "b" -> Word.BACK;
            case "help", "?" -> Word.HELP;
            default -> Word.UNKNOWN;
        };
        return new SlashCommand(word, parts.length > 1 ? parts[1] : "");
    }

    static List<Sentence> help() {
        return List.of(
                Sentence.item("/hold [why]      no new step starts, ramps stay where they are; Ctrl-C does the same"),
                Sentence.item("/continue [why]  ends the hold"),
                Sentence.item("/rollback        freezes ramps at once, and asks for scope, person and reason"),
                Sentence.item(
                        "/rollback SCOPE  rolls back a region, or the run by its id, at once; the reason can follow"),
                Sentence.item("/leave           ends this process, as Ctrl-C twice does; the run can be resumed"),
                Sentence.item("/1, /2 ...       goes to another open question"),
                Sentence.item("/back            starts the answer again; closes the form of a rollback"));
    }

    /** Why the command would have no effect in the run's state; empty if it may have one. */
    String objection(RunState state) {
        if (state.status().isTerminal() && (word == Word.HOLD || word == Word.CONTINUE)) {
            return "The run is over.";
        }
        return switch (word) {
            case HOLD ->
                state.held()
                        .map(held -> "It is held already, by " + held.by() + ".")
                        .orElse("");
            case CONTINUE -> state.held().isPresent() ? "" : "The run is not held.";
            case ROLLBACK ->
                state.rollbacks()
                        .open()
                        .filter(open -> open.scope().isWholeRun())
                        .map(open -> "Rollback " + open.number() + " is already running, of " + open.scope() + ".")
                        .orElse("");
            case LEAVE, BACK, HELP, UNKNOWN -> "";
        };
    }

    /**
     * Runs the command, if it is one for the command port.
     *
     * @param reply receives the reply
     */
    void give(CommandPort commandPort, String user, Consumer<RequestReply> reply) {
        var speaker = new Speaker("", user, "prompt");
        switch (word) {
            case HOLD -> commandPort.ask(new Request.Hold(rest), speaker, reply);
            case CONTINUE -> commandPort.ask(new Request.Continue(rest), speaker, reply);
            case LEAVE -> commandPort.leave(rest.isEmpty() ? "left by " + user : rest);
            case ROLLBACK, BACK, HELP, UNKNOWN -> {}
        }
    }
}
