package dev.cutover.console.prompt;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A form that ends in one request, spoken by the person that it names. */
final class RequestForm implements AnswerForm {
    private final List<Sentence> head;
    private final Fields fields;
    private final Function<Map<String, String>, Request> request;
    private final String verb;
    private final Sender sender;

    /** Which field comes next; empty once all are filled in. */
    interface Fields {
        Optional<FormField> next(Map<String, String> given);

        /** Always the same fields. */
        static Fields inOrder(FormField... fields) {
            return given -> List.of(fields).stream()
                    .filter(field -> !given.containsKey(field.name()))
                    .findFirst();
        }
    }

    /** The operating-system user at the terminal, and what becomes of the reply. */
    record Sender(String user, Consumer<RequestReply> reply) {}

    /**
     * A form.
     *
     * @param request made of what was filled in
     * @param verb what the person does with it, as in "asks for the end of the run"
     */
    RequestForm(
            List<Sentence> head,
            Fields fields,
            Function<Map<String, String>, Request> request,
            String verb,
            Sender sender) {
        this.head = List.copyOf(head);
        this.fields = fields;
        this.request = request;
        this.verb = verb;
        this.sender = sender;
    }

    @Override
    public List<Sentence> head() {
        return head;
    }

    @Override
    public List<Sentence> facts() {
        return List.of();
    }

    @Override
    public Optional<FormField> next(Map<String, String> given) {
        return fields.next(given);
    }

    @Override
    public void send(Map<String, String> given, CommandPort commandPort) {
        commandPort.ask(
                request.apply(given),
                new Speaker(given.getOrDefault("as", ""), sender.user(), "prompt"),
                sender.reply());
    }

    @Override
    public String inWords(Map<String, String> given) {
        return given.get("as") + " " + verb;
    }
}
