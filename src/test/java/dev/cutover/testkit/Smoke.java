package dev.cutover.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that shows quickly whether the tool works at all. Continuous integration runs these, with
 * {@code -Dgroups=smoke}, on the newest JDK as well.
 */
@Tag("smoke")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Smoke {}
