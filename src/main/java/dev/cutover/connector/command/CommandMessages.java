package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.operation.PlaceTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends messages through a program, which reads their text from its standard input. Thread-safe. */
final class CommandMessages implements Messages {
    private static final Set<String> PLACES = Stream.concat(OperationSpec.PLACES.stream(), Stream.of("subject", "to"))
            .collect(Collectors.toUnmodifiableSet());
    private static final List<String> KEYS = Stream.of(
                    ProgramSpec.KEYS.stream()
                            .filter(key -> !key.equals("stdin"))
                            .toList(),
                    OperationSpec.Exits.KEYS)
            .flatMap(List::stream)
            .toList();

    private final Spec spec;
    private final ProgramRunner runner;

    /** The program and the meaning of its exit codes. */
    record Spec(ProgramSpec program, OperationSpec.Exits exits) {
        static Spec read(SettingsReader settings) {
            settings.knows(KEYS);
            return new Spec(ProgramSpec.read(settings, Map.of(), PLACES), OperationSpec.Exits.read(settings));
        }

        /** Whether the program is given those whom a message is for. */
        boolean namesPeople() {
            return program.argv().stream()
                    .flatMap(PlaceTemplate::places)
                    .anyMatch(place -> place.name().equals("to"));
        }
    }

    CommandMessages(Spec spec, ProgramRunner runner) {
        this.spec = spec;
        this.runner = runner;
    }

    @Override
    public Outcome send(Message message, CallContext context) throws InterruptedException {
        ProgramSpec program = spec.program();
        if (message.to().isEmpty() && spec.namesPeople()) {
            return Outcome.failed(
                    "the message was not sent: nobody whom it is for has an address, and the program needs {to}; add one"
                            + " under notify in the runbook, or leave {to} out of argv",
                    true);
        }
        var fed = new ProgramSpec(
                program.argv(),
                program.env(),
                new ProgramSpec.Stdin(message.text(), ""),
                program.timeout(),
                program.parameters());
        try {
            var invocation = Invocation.EMPTY
                    .and("subject", "CUTOVER_SUBJECT", message.subject())
                    .andEach("to", message.to())
                    .in(context.segment())
                    .under(context);
            ProgramEnd programEnd = runner.change(fed, invocation, ProgramRunner.Keeping.of(context, "message"));
            if (programEnd.how() != ProgramEnd.How.EXITED) {
                return Outcome.unverified(ProgramRunner.overdue(program, programEnd));
            }
            if (spec.exits().success().contains(programEnd.exit())) {
                return Outcome.succeeded(
                        ProgramOutputs.detail(ProgramOutputs.Form.NONE, programEnd, Map.of()), Map.of());
            }
            String why = ProgramRunner.failure(program, programEnd);
            return spec.exits().leaveDoubt(programEnd.exit())
                    ? Outcome.unverified(why)
                    : Outcome.failed(why, spec.exits().nothingChanged().contains(programEnd.exit()));
        } catch (NotStartedException e) {
            return Outcome.failed("the message was not sent: " + e.why(), true);
        }
    }
}
