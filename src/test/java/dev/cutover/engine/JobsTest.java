package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.StepContext;
import dev.cutover.run.ledger.RunState;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A job runs on a thread of its own: it gets copies of what it needs, never what the engine's thread changes. */
@AnalyzeClasses(packages = "dev.cutover.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class JobsTest {
    private static final Set<Class<?>> OF_THE_ENGINE = Set.of(StepContext.class, RunState.class);

    /** Lambdas count: what they capture is a parameter, or their object, of a method that the compiler makes. */
    @ArchTest
    static void jobsDoNotSeeTheEnginesState(JavaClasses imported) {
        var jobs = imported.stream()
                .map(JavaClass::reflect)
                .flatMap(JobsTest::executables)
                .filter(JobsTest::isOfJob)
                .toList();
        assertThat(jobs).as("what runs on the threads of jobs").hasSizeGreaterThan(10);
        assertThat(jobs).filteredOn(JobsTest::seesTheEngine).isEmpty();
    }

    private static Stream<Executable> executables(Class<?> owner) {
        return Stream.concat(Arrays.stream(owner.getDeclaredMethods()), Arrays.stream(owner.getDeclaredConstructors()));
    }

    /** Only a job is given tools for calls. */
    private static boolean isOfJob(Executable one) {
        return List.of(one.getParameterTypes()).contains(CallTools.class);
    }

    private static boolean seesTheEngine(Executable one) {
        return Stream.of(one.getParameterTypes()).anyMatch(OF_THE_ENGINE::contains)
                || (!Modifier.isStatic(one.getModifiers())
                        && Arrays.stream(one.getDeclaringClass().getDeclaredFields())
                                .map(Field::getType)
                                .anyMatch(OF_THE_ENGINE::contains));
    }
}
