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
    private static final String OVER = "The run is over.";

    /** The commands as they are typed in full. */
    static final List<String> NAMES = List.of(
            "hold",
            "continue",
            "rollback",
            "again",
            "abort",
            "amend",
            "note",
            "evidence",
            "answer",
            "leave",
            "quit",
            "back",
            "details",
            "status",
            "stop?",
            "late",
            "mine",
            "waiting",
            "help");

    /** The commands. */
    enum Word {
        HOLD,
        CONTINUE,
        ROLLBACK,
        AGAIN,
        ABORT,
        AMEND,
        NOTE,
        EVIDENCE,
        ANSWER,
        LEAVE,
        BACK,
        DETAILS,
        STATUS,
        STOP,
        LATE,
        MINE,
        WAITING,
        HELP,
        UNKNOWN
    }

    static SlashCommand read(String line) {
        var parts = line.strip().split("\\s+", 2);
        var word = switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "hold", "h" -> Word.HOLD;
            case "continue", "c" -> Word.CONTINUE;
            case "rollback", "r" -> Word.ROLLBACK;
            case "again" -> Word.AGAIN;
            case "abort" -> Word.ABORT;
            case "amend" -> Word.AMEND;
            case "note", "n" -> Word.NOTE;
            case "evidence" -> Word.EVIDENCE;
            case "answer" -> Word.ANSWER;
            case "leave", "quit", "q" -> Word.LEAVE;
            case "back", "b" -> Word.BACK;
            case "details", "v" -> Word.DETAILS;
            case "status" -> Word.STATUS;
            case "stop?", "stop" -> Word.STOP;
            case "late" -> Word.LATE;
            case "mine" -> Word.MINE;
            case "waiting" -> Word.WAITING;
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
                Sentence.item(
                        "/r --step ID     rolls back a step, or a --phase, alone or with a region; --also STEP undoes"
                                + " a wider one"),
                Sentence.item(
                        "/again SCOPE     does again what was rolled back, through fresh gates; asks who, and why"),
                Sentence.item("/abort [why]     ends the run for good; traffic stays where it is"),
                Sentence.item("/amend           changes a threshold, people, a planned time or an optional step"),
                Sentence.item("/note TEXT       records what somebody saw, heard or did"),
                Sentence.item("/evidence FILE   keeps a file with the run; --step S says what it is about"),
                Sentence.item(
                        "/answer [WHO]    answers here what a script would answer: the next, or of a step or a person"),
                Sentence.item("/1, /2 ...       goes to another open question"),
                Sentence.item("/back            starts the answer again; closes a form"),
                Sentence.item("/v               shows what the question rests on, and what each answer does"),
                Sentence.item("/status          shows where the run is"),
                Sentence.item("/stop?           shows what happens if people stop now"),
                Sentence.item("/waiting         shows everybody who is waited for"),
                Sentence.item("/late            shows what is late"),
                Sentence.item("/mine ROLE       shows what waits for a role or a person, and what comes to them"),
                Sentence.item("/leave           ends this process, as Ctrl-C twice does; the run can be resumed"));
    }

    /** Why the command would have no effect in the run's state; empty if it may have one. */
    String objection(RunState state) {
        boolean over = state.status().isTerminal();
        return switch (word) {
            case HOLD ->
                over
                        ? OVER
                        : state.held()
                                .map(held -> "It is held already, by " + held.by() + ".")
                                .orElse("");
            case CONTINUE -> over ? OVER : state.held().isPresent() ? "" : "The run is not held.";
            case ROLLBACK ->
                state.rollbacks().open().stream()
                        .filter(open -> open.scope().isWholeRun())
                        .findFirst()
                        .map(open -> "Rollback " + open.number() + " is already running, of " + open.scope() + ".")
                        .orElse("");
            case ABORT ->
                over
                        ? OVER
                        : state.rollbacks().isAnyOpen()
                                ? "R"
                                        + state.rollbacks()
                                                .openOnes(
                                                        "is running; wait until it has finished.",
                                                        "are running; wait until they have finished.")
                                                .substring(1)
                                : "";
            case AGAIN, AMEND -> over ? OVER : "";
            case NOTE -> rest.isBlank() ? "Say what is to be noted: /note the carrier called." : "";
            case EVIDENCE -> rest.isBlank() ? "Name the file: /evidence dashboard.png --step ready." : "";
            case ANSWER, LEAVE, BACK, DETAILS, STATUS, STOP, LATE, MINE, WAITING, HELP, UNKNOWN -> "";
        };
    }

    /**
     * Runs the command, if it is one for the command port that needs no form.
     *
     * @param reply receives the reply
     */
    void give(CommandPort commandPort, String user, Consumer<RequestReply> reply) {
        var speaker = new Speaker("", user, "prompt");
        if (word == Word.HOLD) {
            commandPort.ask(new Request.Hold(rest), speaker, reply);
        } else if (word == Word.NOTE) {
            commandPort.ask(new Request.Note(rest), speaker, reply);
        } else if (word == Word.LEAVE) {
            commandPort.leave(rest.isEmpty() ? "left by " + user : rest);
        }
    }
}
