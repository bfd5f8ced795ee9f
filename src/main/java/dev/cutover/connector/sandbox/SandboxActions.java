package dev.cutover.connector.sandbox;

import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a system of the sandbox can be told and asked. Thread-safe. */
final class SandboxActions implements Actions {
    private final Door door;
    private final List<Action> actions;

    SandboxActions(Door door, List<Action> actions) {
        this.door = door;
        this.actions = actions;
    }

    static List<Operation> operations(List<Action> actions) {
        return actions.stream().map(SandboxActions::operation).toList();
    }

    private static Operation operation(Action action) {
        var operation = action.isRead()
                ? Operation.reading(action.name(), action.meaning())
                : Operation.writing(action.name(), action.meaning())
                        .withIdempotent(true)
                        .withReadBack(true);
        return operation
                .withParameters(action.parameters().stream()
                        .map(parameter -> Parameter.optional(parameter.name(), parameter.meaning()))
                        .toList())
                .withUndo(action.undo().orElse(""));
    }

    @Override
    public List<Operation> operations() {
        return operations(actions);
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        try {
            var request = request(operation, with, context);
            return request.action().isRead() ? read(request) : act(request);
        } catch (CallFailure failure) {
            door.hang(failure, context.deadline());
            if (failure.kind() == CallFailure.Kind.REFUSED) {
                return Outcome.failed(failure.what(), true);
            }
            throw new ConnectorException(failure.what());
        } catch (ControlLogException failure) {
            throw new ConnectorException(Door.words(failure), failure);
        } catch (EstateException refusal) {
            return Outcome.failed(Door.words(refusal), true);
        }
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        String key = context.idempotencyKey();
        try {
            var receipt = door.estate().receipt(door.site(), key);
            if (receipt.isPresent()) {
                door.sleepUntil(receipt.get().inForceAt());
                return Finding.DONE;
            }
            return door.estate().isWaiting(key) ? Finding.UNKNOWN : Finding.NOT_DONE;
        } catch (CallFailure failure) {
            door.hang(failure, context.deadline());
            return Finding.UNKNOWN;
        }
    }

    private Outcome read(ActionRequest request) {
        var facts = door.estate().read(request);
        return Outcome.succeeded(facts.toString(), facts);
    }

    private Outcome act(ActionRequest request) throws InterruptedException {
        var receipt = door.estate().act(request);
        door.sleepUntil(receipt.inForceAt());
        String repeated = receipt.repeated() ? "; it was done before under this key" : "";
        return Outcome.succeeded(
                request.call() + " in force since " + receipt.inForceAt() + repeated, receipt.output());
    }

    private ActionRequest request(String operation, Map<String, Object> with, CallContext context) {
        var action = actions.stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "operation of " + door.site(),
                        operation,
                        actions.stream().map(Action::name).toList()));
        var arguments = new TreeMap<String, String>();
        with.forEach((name, value) -> arguments.put(name, text(value)));
        Map<String, String> where = context.segment().values();
        for (var parameter : action.parameters()) {
            String value = where.get(parameter.name());
            // A step that is about a segment need not repeat it.
            if (parameter.isDimension() && value != null) {
                arguments.putIfAbsent(parameter.name(), value);
            }
        }
        return new ActionRequest(door.site(), action, arguments, context.idempotencyKey(), context.fence());
    }

    /** A value as text; lists are separated by commas. */
    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }
}
