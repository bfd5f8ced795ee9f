package dev.cutover;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which classes and methods of the product something else of it refers to. What is called by reflection or by others'
 * code does not count as a method that ought to be called: overrides, accessors of records, methods with an annotation,
 * what the compiler writes, and what jars of connectors are offered.
 */
final class Reach {
    private static final String OFFERED = "dev.cutover.spi";

    private final JavaClasses classes;
    private final Set<String> reachedClasses;
    private final Set<String> called = new HashSet<>();

    Reach(JavaClasses classes) {
        this.classes = classes;
        this.reachedClasses = classes.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> !outermost(dependency.getOriginClass())
                        .equals(outermost(dependency.getTargetClass().getBaseComponentType())))
                .map(Dependency::getTargetClass)
                .map(target -> outermost(target.getBaseComponentType()))
                .collect(Collectors.toSet());
        classes.stream()
                .flatMap(one -> one.getCodeUnitAccessesFromSelf().stream())
                .forEach(this::note);
    }

    /** Whether a class outside of a top-level class refers to it or to one inside it. */
    boolean isReachedFromOutside(String name) {
        return reachedClasses.contains(name);
    }

    /** Full names of methods that nothing calls, but for those given by class and name, or by class. */
    Collection<String> unreachedMethods(Set<String> besides) {
        return classes.stream()
                .filter(owner -> !besides.contains(owner.getName()))
                .flatMap(owner -> owner.getMethods().stream())
                .filter(method -> !called.contains(name(method.getOwner().getName(), method)))
                .filter(method -> !isCalledByOthers(method))
                .filter(method -> !besides.contains(method.getOwner().getName() + "." + method.getName()))
                .map(JavaMethod::getFullName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCalledByOthers(JavaMethod method) {
        var owner = method.getOwner();
        boolean written =
                Stream.of(JavaModifier.SYNTHETIC, JavaModifier.BRIDGE).noneMatch(method.getModifiers()::contains);
        boolean accessor = owner.isRecord()
                && method.getRawParameterTypes().isEmpty()
                && owner.tryGetField(method.getName()).isPresent();
        boolean ofEveryEnum = owner.isEnum() && List.of("values", "valueOf").contains(method.getName());
        return !written
                || accessor
                || ofEveryEnum
                || method.getName().equals("main")
                || !method.getAnnotations().isEmpty()
                || owner.getPackageName().equals(OFFERED)
                || overrides(method);
    }

    private static boolean overrides(JavaMethod method) {
        return above(method.getOwner())
                .flatMap(one -> one.getMethods().stream())
                .anyMatch(one -> one.getName().equals(method.getName())
                        && one.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    /** A call is one of the method above as well, wherever that stands; of itself none that counts. */
    private void note(JavaCodeUnitAccess<?> access) {
        var owner = access.getTargetOwner();
        String itself = name(access.getOriginOwner().getName(), access.getOrigin());
        Stream.concat(Stream.of(owner), above(owner))
                .map(one -> one.getName() + "#" + access.getTarget().getName()
                        + parameters(access.getTarget().getRawParameterTypes()))
                .filter(target -> !target.equals(itself))
                .forEach(called::add);
    }

    private static Stream<JavaClass> above(JavaClass one) {
        return Stream.concat(one.getAllRawSuperclasses().stream(), one.getAllRawInterfaces().stream());
    }

    private static String name(String owner, JavaCodeUnit unit) {
        return owner + "#" + unit.getName() + parameters(unit.getRawParameterTypes());
    }

    private static String parameters(List<JavaClass> types) {
        return types.stream().map(JavaClass::getName).collect(Collectors.joining(",", "(", ")"));
    }

    private static String outermost(JavaClass one) {
        String name = one.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
