package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The form for the reason of a rollback that has begun already: who asked for it, why, and the impact. */
final class ReasonForm implements AnswerForm {
    private final DisplayNames displayNames;
    private final Scope scope;
    private final String user;
    private final Consumer<RequestReply> reply;

    ReasonForm(DisplayNames displayNames, Scope scope, String user, Consumer<RequestReply> reply) {
        this.displayNames = displayNames;
        this.scope = scope;
        this.user = user;
        this.reply = reply;
    }

    @Override
    public List<Sentence> head() {
        return List.of(
                Sentence.of(Tone.BAD, "The rollback of " + displayNames.scope(scope) + " was asked for."),
                Sentence.plain("Its reason can follow; /back leaves it open."));
    }

    @Override
    public List<Sentence> facts() {
        return List.of();
    }

    @Override
    public Optional<FormField> next(Map<String, String> given) {
        if (!given.containsKey("as")) {
            return Optional.of(RollbackForm.speaker(displayNames));
        }
        if (!given.containsKey("reason")) {
            return Optional.of(FormField.text("reason", "reason", Sentence.plain("Why?")));
        }
        return given.containsKey("impact") ? Optional.empty() : Optional.of(CommandForms.impact());
    }

    @Override
    public void send(Map<String, String> given, CommandPort commandPort) {
        var request = new Request.Explain(scope, given.getOrDefault("reason", ""), given.getOrDefault("impact", ""));
        commandPort.ask(request, new Speaker(given.getOrDefault("as", ""), user, "prompt"), reply);
    }

    @Override
    public String inWords(Map<String, String> given) {
        return given.get("as") + " gives the reason of the rollback of " + displayNames.scope(scope);
    }
}
