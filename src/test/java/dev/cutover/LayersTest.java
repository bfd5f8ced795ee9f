package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {
    @ParameterizedTest
    @CsvSource({
        "dev.cutover.engine, dev.cutover.journal",
        "dev.cutover.engine.time, dev.cutover.engine",
        "dev.cutover.cli, dev.cutover.journal.sql",
        "dev.cutover.cli.output, dev.cutover.connector.http",
        "dev.cutover.connector.http, com.fasterxml.jackson.databind",
        "dev.cutover.connector.http.wire, dev.cutover.connector.http",
        "dev.cutover.yaml, org.yaml.snakeyaml",
        "dev.cutover.console, org.jline.terminal",
        "dev.cutover.journal.sql, org.h2.jdbcx",
        "dev.cutover.problem, java.util",
    })
    void downwardsIsFine(String from, String to) {
        assertThat(Layers.objection(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.cutover.engine, dev.cutover.journal.sql",
        "dev.cutover.journal, dev.cutover.journal.sql",
        "dev.cutover.engine, dev.cutover.cli",
        "dev.cutover.model, dev.cutover.run",
        "dev.cutover.rehearsal, dev.cutover.connector.sandbox",
        "dev.cutover.connector.http, dev.cutover.connector.sandbox",
        "dev.cutover.connector.http, dev.cutover.engine",
        "dev.cutover.model, com.fasterxml.jackson.annotation",
        "dev.cutover.cli, com.fasterxml.jackson.dataformat.yaml",
        "dev.cutover.engine, org.jline.terminal",
        "dev.cutover.journal, org.h2",
        "dev.cutover.engine, ch.qos.logback.classic",
        "dev.cutover.problem, org.slf4j",
        "dev.cutover.nowhere, dev.cutover.model",
    })
    void everythingElseIsNot(String from, String to) {
        assertThat(Layers.objection(from, to)).isPresent();
    }

    @Test
    void anArrowThatNobodyUsesIsUnused() {
        var packages = Map.of("dev.cutover.graph.svg", Set.of("dev.cutover.plan", "dev.cutover.model.scenario"));
        assertThat(Layers.unused(packages))
                .contains("graph -> text", "graph -> words", "engine -> plan")
                .doesNotContain("graph -> plan", "graph -> model");
    }

    @Test
    void aNewPackageNeedsARow() {
        assertThat(Layers.knows("dev.cutover.engine.gate")).isTrue();
        assertThat(Layers.knows("dev.cutover.connector.http")).isTrue();
        assertThat(Layers.knows("dev.cutover.cli")).isTrue();
        assertThat(Layers.knows("dev.cutover.nowhere")).isFalse();
    }
}
