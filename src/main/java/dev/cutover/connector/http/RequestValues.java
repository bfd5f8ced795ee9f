package dev.cutover.connector.http;

import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.http.HttpService;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds values that a call could not send in its request. Immutable and thread-safe. */
record RequestValues(HttpService service) {
    /** Stands for what only the call will know; fits everywhere. */
    private static final String LATER = "x";

    /** The mistakes in these values of one call, at the names of their parameters. */
    List<Mistake> mistakes(HttpOperationSpec operation, Map<String, Object> with) {
        var mistakes = new ArrayList<Mistake>();
        with.forEach((name, value) -> {
            var parameter = operation.parameters().get(name);
            if (parameter != null) {
                try {
                    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
                        parameter.check(String.valueOf(item));
                    }
                    send(operation.request(), name, value);
                } catch (UnfitValueException e) {
                    mistakes.add(Mistake.at(name, e.why(), ""));
                }
            }
        });
        return mistakes;
    }

    private void send(RequestTemplate request, String name, Object value) throws UnfitValueException {
        var values = new LinkedHashMap<String, Object>();
        request.places().forEach(place -> values.put(place.name(), LATER));
        values.put(name, value);
        request.call(service, new PlaceValues(values), service.limit());
    }
}
