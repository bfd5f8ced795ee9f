package dev.cutover.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A place with the environment {@code lab}: three regions whose weights are files, set and read by programs. The file
 * {@code refuse} lets the router refuse each change, {@code down} lets it answer nothing; {@code calls} has a line for
 * each reading.
 */
final class RegionsLab {
    static final List<String> REGIONS = List.of("us-east", "us-west", "eu");

    /** The router of an environment, among its systems: one file for each region. */
    static final String ROUTER = """
              ingress:
                connector: command
                with:
                  router:
                    unit: basis-points
                    read: { argv: [sh, bin/read, "{segment.region}"] }
                    set: { argv: [sh, bin/set, "{segment.region}", "{basis-points}"], nothing-changed: [3] }
            """;

    static final String LAB = """
            environment: lab
            live: false
            clock: virtual
            systems:
            """ + ROUTER + """
              metrics:
                connector: command
                with: { metrics: { argv: [sh, bin/metric] } }
              old-shop: { connector: sandbox }
              new-shop: { connector: sandbox }
            """;

    /** A step that brings the region over whole; its name is the one thing left out. */
    static final String SHIFT = """
                  - shift: Shift %1$s
                    id: %1$s
                    traffic: orders
                    segment: { region: %1$s }
                    ramp: [100 %%]
                    soak: 1m
                    guard: [flow]
                    on-breach: hold
            """;

    /** A runbook of the three regions, up to the steps of its one phase. */
    static final String RUNBOOK = """
            cutover: 1
            runbook: regions
            title: Three regions
            dimensions: { region: [us-east, us-west, eu] }
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
              old-shop: { owner: shop, flow: bidirectional }
              new-shop: { owner: shop, flow: bidirectional }
            traffic:
              orders: { router: ingress, from: old-shop, to: new-shop, by: [region] }
            criteria:
              flow: { measure: { system: metrics, query: orders }, pass: ">= 1", every: 20s }
            phases:
              - phase: over
                steps:
            """;

    private RegionsLab() {}

    static Place in(Path folder) throws IOException {
        var place = Place.in(folder);
        place.write("lab.yaml", LAB);
        place.write(
                "bin/read", "echo \"read $1\" >>calls; [ ! -e down ] || { echo down >&2; exit 7; }; cat weights/$1");
        place.write("bin/set", "[ ! -e refuse ] || { echo not today >&2; exit 3; }; echo \"$2\" >weights/$1");
        place.write("bin/metric", "echo 1 1000");
        for (String region : REGIONS) {
            place.write("weights/" + region, "0\n");
        }
        return place;
    }
}
