package dev.cutover.reconcile.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingTest {
    private static final FieldSlices ROW = new FieldSlices();

    private final List<Called> asked = new ArrayList<>();
    private final RowConsumer rows = new ForwardingConsumer(listening(RowConsumer.class)) {};

    private record Called(Method method, List<?> arguments) {}

    private static Stream<Method> ofSources() {
        return methods(RowSource.class);
    }

    private static Stream<Method> ofConsumers() {
        return methods(RowConsumer.class);
    }

    @ParameterizedTest
    @MethodSource("ofSources")
    void whateverASourceIsAskedTheOtherOneIsAskedItself(Method method) throws ReflectiveOperationException {
        var forwarding = new ForwardingSource(listening(RowSource.class)) {};
        assertPassedOn(method, forwarding);
    }

    @ParameterizedTest
    @MethodSource("ofConsumers")
    void whateverAConsumerIsToldTheOtherOneIsToldItself(Method method) throws ReflectiveOperationException {
        var forwarding = new ForwardingConsumer(listening(RowConsumer.class)) {};
        assertPassedOn(method, forwarding);
    }

    private void assertPassedOn(Method method, Object forwarding) throws ReflectiveOperationException {
        Object[] given =
                Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
        Object answer = method.invoke(forwarding, given);

        // A default would have asked nobody, or something else.
        assertThat(asked).containsExactly(new Called(method, List.of(given)));
        assertThat(answer).isEqualTo(answer(method.getReturnType()));
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    private <T> T listening(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked.add(new Called(method, arguments == null ? List.of() : List.of(arguments)));
                    return answer(method.getReturnType());
                }));
    }

    /** None of them is what a default says. */
    private static @Nullable Object answer(Class<?> type) {
        if (type == void.class) {
            return null;
        }
        return Stream.of("told", List.of("told"), RowSource.Unit.BYTES, OptionalLong.of(7), 7L, false)
                .filter(one -> type.isInstance(one) || isBoxed(type, one))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No answer of the type " + type));
    }

    private Object argument(Class<?> type) {
        return Stream.of("why", List.of(List.of("1")), new Position.Start(), 7L, ROW, rows)
                .filter(one -> type.isInstance(one) || isBoxed(type, one))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No argument of the type " + type));
    }

    private static boolean isBoxed(Class<?> type, Object value) {
        return (type == long.class && value instanceof Long) || (type == boolean.class && value instanceof Boolean);
    }
}
