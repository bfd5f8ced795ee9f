package dev.cutover.execution.claim;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.execution.definition.CatalogConnectors;
import dev.cutover.execution.definition.DeclaredOperations;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.SystemSettings;
import dev.cutover.model.Binding;
import dev.cutover.plan.ChangedSystems;
import dev.cutover.run.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a run of a definition claims: what the systems reach that it may change. Touches no system. */
final class RunClaims {
    /** Longer names are cut, and told apart by their digest. */
    private static final int LONGEST = 240;

    private RunClaims() {}

    /** In the order of the systems' names; empty if all that it changes stays inside the process. */
    static List<Claim> of(RunDefinition runDefinition, ConnectorCatalog catalog) {
        var environment = runDefinition.environment().value();
        var declared = new DeclaredOperations(environment, new CatalogConnectors(catalog, environment));
        var claims = new ArrayList<Claim>();
        for (var system : ChangedSystems.of(runDefinition.runbook().value(), declared)) {
            var binding = environment.systems().get(system);
            if (binding != null) {
                reaches(SystemSettings.of(binding, environment), runDefinition, catalog).stream()
                        .map(name -> new Claim(system, name))
                        .forEach(claims::add);
            }
        }
        return List.copyOf(claims);
    }

    private static List<String> reaches(Binding binding, RunDefinition runDefinition, ConnectorCatalog catalog) {
        var names = binding.reaches().isEmpty()
                ? catalog.provider(binding.connector()).reaches(binding, runDefinition.base())
                : binding.reaches();
        return names.stream().map(RunClaims::bounded).distinct().sorted().toList();
    }

    private static String bounded(String name) {
        String line = name.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "… " + digest(line);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
