package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A series of fields that make up one answer. It does not store the values. Immutable. */
interface AnswerForm {

    /** The subject; stays visible until all fields are filled in. */
    List<Sentence> head();

    /** What to look at before answering, as of now. */
    List<Sentence> facts();

    /** The next field; empty once all are filled in. */
    Optional<FormField> next(Map<String, String> given);

    /** Sends the answer. Called once, when all fields are filled in. */
    void send(Map<String, String> given, CommandPort commandPort);

    /** A field was filled in. */
    default void filledIn(Map<String, String> given) {}

    /** The form is closed, and its answer will not be sent. */
    default void dropped() {}

    /** The answer in words. */
    String inWords(Map<String, String> given);

    /** Whether what was filled in leaves the question open, such as an item of a task that is done. */
    default boolean leavesOpen(Map<String, String> given) {
        return false;
    }
}
