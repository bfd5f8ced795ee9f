package dev.cutover.connector.command;

import dev.cutover.process.NotStartedException;
import dev.cutover.process.ProgramEnd;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that the environment file defines. Thread-safe. */
final class CommandActions implements Actions {
    private final Map<String, OperationSpec> specs;
    private final ProgramRunner runner;

    CommandActions(Map<String, OperationSpec> specs, ProgramRunner runner) {
        this.specs = specs;
        this.runner = runner;
    }

    @Override
    public List<Operation> operations() {
        return specs.values().stream().map(OperationSpec::described).toList();
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context) throws InterruptedException {
        OperationSpec spec = specs.get(operation);
        if (spec == null) {
            return unknown(operation);
        }
        try {
            var invocation = Invocation.of(spec.program().parameters(), with)
                    .in(context.segment())
                    .under(context);
            var keeping = ProgramRunner.Keeping.of(context, operation);
            if (!spec.described().reads()) {
                runner.runningPrograms().await(List.of(marks(context)));
            }
            return outcome(
                    spec,
                    spec.described().reads()
                            ? runner.run(spec.program(), invocation, keeping)
                            : runner.change(spec.program(), invocation, keeping));
        } catch (NotStartedException e) {
            return Outcome.failed(operation + " was not started: " + e.why(), true);
        }
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws InterruptedException {
        OperationSpec spec = specs.get(operation);
        if (spec == null || spec.readBack().isEmpty()) {
            return Finding.UNKNOWN;
        }
        var readBack = spec.readBack().get();
        runner.runningPrograms().awaitAll(marks(context));
        try {
            var invocation = Invocation.of(spec.program().parameters(), with)
                    .in(context.segment())
                    .under(context);
            var keeping = ProgramRunner.Keeping.of(context, operation + " read-back");
            ProgramEnd programEnd = runner.run(readBack.program(), invocation, keeping);
            if (programEnd.how() != ProgramEnd.How.EXITED) {
                return Finding.UNKNOWN;
            }
            if (readBack.done().contains(programEnd.exit())) {
                return Finding.DONE;
            }
            return readBack.notDone().contains(programEnd.exit()) ? Finding.NOT_DONE : Finding.UNKNOWN;
        } catch (NotStartedException e) {
            return Finding.UNKNOWN;
        }
    }

    /** Waits, because a program outlives a killed runner and may still take effect. */
    @Override
    public void awaitEnd(String operation, CallContext context) throws InterruptedException {
        runner.runningPrograms().awaitDoubtful(List.of(marks(context)));
    }

    private static Map<String, String> marks(CallContext context) {
        return Map.of(Invocation.KEY, context.idempotencyKey());
    }

    private Outcome unknown(String operation) {
        return Outcome.failed(
                "there is no operation `" + operation + "`; there are " + String.join(", ", specs.keySet()), true);
    }

    private static Outcome outcome(OperationSpec spec, ProgramEnd programEnd) {
        boolean reads = spec.described().reads();
        if (programEnd.how() == ProgramEnd.How.OVERDUE) {
            String why = ProgramRunner.overdue(spec.program(), programEnd);
            return reads ? Outcome.failed(why, true) : Outcome.unverified(why);
        }
        if (!reads && spec.exits().leaveDoubt(programEnd.exit())) {
            return Outcome.unverified(ProgramRunner.failure(spec.program(), programEnd));
        }
        if (!spec.exits().success().contains(programEnd.exit())) {
            boolean nothing = reads || spec.exits().nothingChanged().contains(programEnd.exit());
            return Outcome.failed(ProgramRunner.failure(spec.program(), programEnd), nothing);
        }
        Optional<Map<String, String>> outputs = ProgramOutputs.read(spec.outputs(), programEnd.out());
        if (outputs.isEmpty()) {
            String why = "it exited with success, but did not print the expected JSON object";
            return reads ? Outcome.failed(why, true) : Outcome.unverified(why);
        }
        return Outcome.succeeded(ProgramOutputs.detail(spec.outputs(), programEnd, outputs.get()), outputs.get());
    }
}
