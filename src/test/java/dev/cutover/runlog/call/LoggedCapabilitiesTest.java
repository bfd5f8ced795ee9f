package dev.cutover.runlog.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cutover.spi.Messages;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A system that is logged can do all that it can do without the log. */
class LoggedCapabilitiesTest {
    private static final List<Class<?>> LOGGED = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("dev.cutover.runlog.call").stream()
                    .map(JavaClass::reflect)
                    .filter(logged -> Arrays.stream(logged.getInterfaces()).anyMatch(LoggedCapabilitiesTest::isOfSpi))
                    .toList();

    private static boolean isOfSpi(Class<?> type) {
        return type.getPackageName().equals(Messages.class.getPackageName());
    }

    private static boolean isLeftOut(Class<?> logged, Method method) {
        try {
            return method.isDefault()
                    && !logged.getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass()
                            .equals(logged);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noneFallsBackOnWhatASystemDoesThatCannotDoIt() {
        var leftOut = LOGGED.stream()
                .flatMap(logged -> Arrays.stream(logged.getInterfaces())
                        .filter(LoggedCapabilitiesTest::isOfSpi)
                        .flatMap(capability -> Arrays.stream(capability.getMethods()))
                        .filter(method -> isLeftOut(logged, method))
                        .map(method -> logged.getSimpleName() + "." + method.getName()))
                .toList();

        assertThat(LOGGED).hasSizeGreaterThan(5);
        assertThat(leftOut).isEmpty();
    }
}
