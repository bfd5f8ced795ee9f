package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.ActionRequest;
import dev.cutover.connector.sandbox.estate.actions.EstateAction;
import dev.cutover.connector.sandbox.estate.control.ControlLogException;
import dev.cutover.connector.sandbox.estate.faults.CallFailure;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The operations of a system of the sandbox. Thread-safe. */
final class SandboxActions implements Actions {
    private final EstateAccess estateAccess;
    private final List<EstateAction> actions;

    SandboxActions(EstateAccess estateAccess, List<EstateAction> actions) {
        this.estateAccess = estateAccess;
        this.actions = actions;
    }

    static List<Operation> operations(List<EstateAction> actions) {
        return actions.stream().map(SandboxActions::operation).toList();
    }

    private static Operation operation(EstateAction estateAction) {
        var operation = estateAction.isRead()
                ? Operation.reading(estateAction.name(), estateAction.meaning())
                : Operation.writing(estateAction.name(), estateAction.meaning())
                        .withIdempotent(true)
                        .withReadBack(true);
        return operation
                .withParameters(estateAction.parameters().stream()
                        .map(parameter -> parameter.isRequired()
                                ? Parameter.required(parameter.name(), parameter.meaning())
                                : Parameter.optional(parameter.name(), parameter.meaning()))
                        .toList())
                .withUndo(estateAction.undo().orElse(""));
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
            return request.estateAction().isRead() ? read(request) : act(request, context.evidence());
        } catch (CallFailure failure) {
            estateAccess.hang(failure, context.deadline());
            if (failure.kind() == CallFailure.Kind.REFUSED) {
                return Outcome.failed(failure.what(), true);
            }
            throw new ConnectorException(failure.what());
        } catch (ControlLogException failure) {
            throw new ConnectorException(EstateAccess.words(failure), failure);
        } catch (EstateException refusal) {
            return Outcome.failed(EstateAccess.words(refusal), true);
        }
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        String key = context.idempotencyKey();
        try {
            var receipt = estateAccess.estate().receipt(estateAccess.site(), key);
            if (receipt.isEmpty()) {
                return estateAccess.estate().isWaiting(key) ? Finding.UNKNOWN : Finding.NOT_DONE;
            }
            estateAccess.sleepUntil(receipt.get().inForceAt());
            return request(operation, with, context)
                    .orderCall()
                    .map(call -> new OrderReply(call, estateAccess.estate().answers(call), false).finding())
                    .orElse(Finding.DONE);
        } catch (CallFailure failure) {
            estateAccess.hang(failure, context.deadline());
            return Finding.UNKNOWN;
        }
    }

    private Outcome read(ActionRequest request) {
        var facts = estateAccess.estate().read(request);
        return Outcome.succeeded(facts.toString(), facts);
    }

    private Outcome act(ActionRequest request, EvidenceSink evidence) throws InterruptedException {
        var estate = estateAccess.estate();
        var receipt = estate.act(request);
        var orderCall = request.orderCall();
        if (orderCall.isPresent()) {
            return new OrderReply(orderCall.get(), estate.answers(orderCall.get()), receipt.repeated())
                    .outcome(evidence);
        }
        estateAccess.sleepUntil(receipt.inForceAt());
        String repeated = receipt.repeated() ? "; already done under this key" : "";
        return Outcome.succeeded(
                request.call() + " in force since " + receipt.inForceAt() + repeated, receipt.output());
    }

    private ActionRequest request(String operation, Map<String, Object> with, CallContext context) {
        var estateAction = actions.stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> NameSuggestions.unknown(
                        "operation of " + estateAccess.site(),
                        operation,
                        actions.stream().map(EstateAction::name).toList()));
        var arguments = new TreeMap<String, String>();
        with.forEach((name, value) -> arguments.put(name, text(value)));
        Map<String, String> where = context.segment().values();
        for (var parameter : estateAction.parameters()) {
            String value = where.get(parameter.name());
            // A step that is about a segment need not repeat it.
            if (parameter.isDimension() && value != null) {
                arguments.putIfAbsent(parameter.name(), value);
            }
        }
        return new ActionRequest(
                estateAccess.site(), estateAction, arguments, context.idempotencyKey(), context.fence());
    }

    /** A value as text; lists are separated by commas. */
    static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }
}
