package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of things to be typed that come to one saying. Holds nothing of what was given. */
interface AnswerForm {

    /** What it is about; stays in sight until everything is given. */
    List<Sentence> head();

    /** What should be seen before answering, as it is now. */
    List<Sentence> facts();

    /** What is to be typed next; empty once everything is given. */
    Optional<FormField> next(Map<String, String> given);

    /** Says it. Called once, when everything is given. */
    void send(Map<String, String> given, CommandPort commandPort);

    /** What was said, in words. */
    String said(Map<String, String> given);
}
