package dev.cutover.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.cutover.contract.RouterContract;
import dev.cutover.spi.ConnectorProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes a connector needs these jars, and few libraries. */
class ClassifiedJarTest {
    private static final List<String> OF_THE_SPI =
            List.of("java.", "org.jspecify.annotations.", "dev.cutover.spi.", "dev.cutover.model.");

    @TempDir
    private Path folder;

    @Test
    void theInterfaceNeedsNothingButItselfAndJspecify() throws Exception {
        assertThat(foreign(ClassifiedJar.SPI, OF_THE_SPI)).isEmpty();
    }

    @Test
    void theContractNeedsTheInterfaceJunitAndAssertj() throws Exception {
        var allowed = new ArrayList<>(OF_THE_SPI);
        allowed.addAll(List.of("dev.cutover.contract.", "org.junit.jupiter.api.", "org.assertj.core."));
        assertThat(foreign(ClassifiedJar.CONTRACT, allowed)).isEmpty();
    }

    @Test
    void allClassesOfTheInterfaceAreResolvedWithoutTheTool() throws Exception {
        var jar = ClassifiedJar.SPI.writeTo(folder.resolve("spi.jar"));
        URL[] urls = {
            jar.toUri().toURL(),
            NullMarked.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (var file = new JarFile(jar.toFile());
                var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var names = file.stream()
                    .map(entry -> entry.getName().replace('/', '.'))
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
            assertThat(names)
                    .contains(ConnectorProvider.class.getName())
                    .doesNotContain(RouterContract.class.getName());
            for (String name : names) {
                var type = Class.forName(name, true, loader);
                assertThat(type.getClassLoader()).isSameAs(loader);
                assertThat(type.getDeclaredMethods()).isNotNull();
                assertThat(type.getDeclaredConstructors()).isNotNull();
                assertThat(type.getDeclaredFields()).isNotNull();
            }
        }
    }

    /** What the classes of a jar refer to, in signatures and in bodies, besides these packages. */
    private Set<String> foreign(ClassifiedJar jar, List<String> allowed) throws Exception {
        var foreign = new TreeSet<String>();
        try (var file = new JarFile(jar.writeTo(folder.resolve(jar + ".jar")).toFile())) {
            var classes = new ClassFileImporter().importJar(file);
            assertThat(classes).isNotEmpty();
            for (JavaClass one : classes) {
                for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && allowed.stream().noneMatch(target.getName()::startsWith)) {
                        foreign.add(one.getName() + " -> " + target.getName());
                    }
                }
            }
        }
        return foreign;
    }
}
