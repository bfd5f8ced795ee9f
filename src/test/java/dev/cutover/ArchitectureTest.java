package dev.cutover;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.cutover.reconcile.row.ForwardingConsumer;
import dev.cutover.reconcile.row.ForwardingSource;
import dev.cutover.reconcile.row.RowConsumer;
import dev.cutover.reconcile.row.RowSource;
import java.nio.file.Path;
import java.util.Set;

/** Dependencies point down only; exit and the system clock have one door each. */
@AnalyzeClasses(packages = "dev.cutover", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int PARAMETERS = 5;
    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now");

    @ArchTest
    static final ArchRule layersAreKept = classes().should(keepToTheirLayer());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.cutover.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** A constant that the compiler has copied counts here, and not above. */
    @ArchTest
    static void nothingNeedsEachOther(JavaClasses imported) {
        var classes = ClassCircles.classes(folderOf(imported), ArchitectureTest.class.getClassLoader());
        assertThat(classes.keySet())
                .as("the classes of both")
                .containsExactlyInAnyOrderElementsOf(imported.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getName)
                        .toList());
        assertThat(ClassCircles.in(classes)).as("circles of classes").isEmpty();
        assertThat(ClassCircles.in(ClassCircles.packages(classes)))
                .as("circles of packages")
                .isEmpty();
    }

    @ArchTest
    static void nothingIsAllowedThatNobodyNeeds(JavaClasses imported) {
        var classes = ClassCircles.classes(folderOf(imported), ArchitectureTest.class.getClassLoader());
        assertThat(Layers.unused(ClassCircles.packages(classes)))
                .as("arrows in Layers to be removed, since no class uses them")
                .isEmpty();
    }

    /** Where the compiler has put them. */
    private static Path folderOf(JavaClasses imported) {
        var one = imported.iterator().next();
        var file = Path.of(one.getSource().orElseThrow().getUri());
        return file.resolve("../".repeat(one.getName().split("\\.", -1).length)).normalize();
    }

    @ArchTest
    static final ArchRule onlyTheCommandLineExits = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cutover.cli..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheClockReadsTheSystemsTime = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cutover.engine.time..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "the system's clock is read or slept on", ArchitectureTest::readsTheSystemsTime))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule connectorsMakeRecordsOfTheSpiByTheirFactories = noClasses()
            .that()
            .resideInAPackage("dev.cutover.connector..")
            .should()
            .callConstructorWhere(DescribedPredicate.describe(
                    "a record of the SPI is made, whose constructor is no part of the contract",
                    call -> call.getTargetOwner().getPackageName().equals("dev.cutover.spi")
                            && call.getTargetOwner().isRecord()));

    /** A default of the interface is lost by a decorator that is written by hand. */
    @ArchTest
    static final ArchRule aSourceThatHasAnotherForwardsToIt = classes()
            .that()
            .implement(RowSource.class)
            .and()
            .areNotAssignableTo(ForwardingSource.class)
            .should(haveNone(RowSource.class));

    @ArchTest
    static final ArchRule aConsumerThatHasAnotherForwardsToIt = classes()
            .that()
            .implement(RowConsumer.class)
            .and()
            .areNotAssignableTo(ForwardingConsumer.class)
            .should(haveNone(RowConsumer.class));

    @ArchTest
    static final ArchRule parametersAreFew = codeUnits().should(takeAtMostFiveParameters());

    private static boolean readsTheSystemsTime(JavaMethodCall call) {
        return CLOCK_CALLS.contains(
                call.getTargetOwner().getName() + "." + call.getTarget().getName());
    }

    /** A variable that an anonymous class takes from its method is a field, too. */
    private static ArchCondition<JavaClass> haveNone(Class<?> type) {
        return new ArchCondition<>("have no " + type.getSimpleName()) {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                owner.getFields().stream()
                        .filter(field -> field.getRawType().isAssignableTo(type))
                        .forEach(field -> events.add(violated(field, field.getFullName() + " is another one")));
            }
        };
    }

    private static ArchCondition<JavaClass> keepToTheirLayer() {
        return new ArchCondition<>("keep to the table in Layers") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                if (!Layers.knows(owner.getPackageName())) {
                    events.add(violated(owner, owner.getPackageName() + " has no row in Layers: " + owner.getName()));
                }
                for (Dependency dependency : owner.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive()) {
                        Layers.objection(owner.getPackageName(), target.getPackageName())
                                .ifPresent(why ->
                                        events.add(violated(dependency, why + ": " + dependency.getDescription())));
                    }
                }
            }
        };
    }

    /** What the compiler writes (lambdas, enum constructors, records) does not count. */
    private static ArchCondition<JavaCodeUnit> takeAtMostFiveParameters() {
        return new ArchCondition<>("take at most %d parameters, records excepted", PARAMETERS) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean written = !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !(unit.isConstructor()
                                && (unit.getOwner().isRecord()
                                        || unit.getOwner().isEnum()));
                if (written && unit.getRawParameterTypes().size() > PARAMETERS) {
                    events.add(violated(
                            unit,
                            unit.getFullName() + " takes "
                                    + unit.getRawParameterTypes().size()));
                }
            }
        };
    }
}
