package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A series of fields that make one answer. Holds none of the values given. Immutable. */
interface AnswerForm {

    /** What it is about; stays visible until all fields are given. */
    List<Sentence> head();

    /** What to look at before answering, as of now. */
    List<Sentence> facts();

    /** The next field; empty once all are given. */
    Optional<FormField> next(Map<String, String> given);

    /** Sends the answer. Called once, when all fields are given. */
    void send(Map<String, String> given, CommandPort commandPort);

    /** The answer in words. */
    String said(Map<String, String> given);
}
