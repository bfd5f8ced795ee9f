package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Nothing stands in the house that nobody reaches: it is wired, or it goes. What only tests use is in the tests. */
@AnalyzeClasses(packages = "dev.cutover", importOptions = ImportOption.DoNotIncludeTests.class)
class UnreachedTest {
    /** Begun by the Java launcher or by a service file. */
    private static final Set<String> ENTRIES = Set.of(
            "dev.cutover.cli.Main",
            "dev.cutover.cli.log.LogbackConfiguration",
            "dev.cutover.connector.command.CommandConnectorProvider",
            "dev.cutover.connector.files.FilesConnectorProvider",
            "dev.cutover.connector.haproxy.HaproxyConnectorProvider",
            "dev.cutover.connector.http.HttpConnectorProvider",
            "dev.cutover.connector.jdbc.JdbcConnectorProvider",
            "dev.cutover.connector.prometheus.PrometheusConnectorProvider",
            "dev.cutover.connector.sandbox.SandboxConnectorProvider",
            "dev.cutover.connector.webhook.WebhookConnectorProvider");

    /** Not reached yet, each with what will reach it. */
    private static final Set<String> AWAITED = Set.of(
            "dev.cutover.connector.sandbox.estate.Estate.lift"); // logs of sandboxes have faults that were switched off

    @ArchTest
    static void everyClassIsReached(JavaClasses classes) {
        var reach = new Reach(classes);
        var unreached = classes.stream()
                .filter(UnreachedTest::isTopLevel)
                .map(JavaClass::getName)
                .filter(name -> !ENTRIES.contains(name) && !AWAITED.contains(name))
                .filter(name -> !reach.isReachedFromOutside(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unreached).as("classes that no other class refers to").isEmpty();
    }

    @ArchTest
    static void everyMethodIsReached(JavaClasses classes) {
        assertThat(new Reach(classes).unreachedMethods(AWAITED))
                .as("methods that nothing but tests calls")
                .isEmpty();
    }

    @ArchTest
    static void whatIsAwaitedIsThere(JavaClasses classes) {
        var known = classes.stream()
                .flatMap(one -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(one.getName()),
                        one.getMethods().stream().map(method -> one.getName() + "." + method.getName())))
                .collect(Collectors.toSet());
        assertThat(known).as("names in the lists of this test").containsAll(ENTRIES);
        assertThat(known).containsAll(AWAITED);
    }

    private static boolean isTopLevel(JavaClass one) {
        return one.getEnclosingClass().isEmpty() && !one.getSimpleName().equals("package-info");
    }
}
