package dev.cutover.http;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom one trusts, and as whom one is trusted. Paths are relative to the folder of the environment file. Immutable.
 *
 * @param ca a file of certificates (PEM) that the service's must be issued by; empty for those of the Java runtime
 * @param certificate a file with one's own certificate and its chain (PEM); empty to show none
 * @param key the file of its private key (PEM, PKCS 8)
 * @param verify false only if all that is spoken to, such as where tokens come from, is on this machine
 */
public record HttpTls(Optional<String> ca, Optional<String> certificate, Optional<String> key, boolean verify) {
    /** Trusts what the Java runtime trusts, and shows no certificate. */
    public static final HttpTls USUAL = new HttpTls(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /** The settings, as they are documented. */
    public static final List<Parameter> DESCRIBED = List.of(
            Parameter.optional("tls", "certificates in PEM files, relative to the environment file"),
            Parameter.optional("tls.ca", "the certificates to trust instead of those of the Java runtime"),
            Parameter.optional("tls.certificate", "the own certificate, with its chain"),
            Parameter.optional("tls.key", "its private key, in PKCS 8 and not encrypted"),
            Parameter.optional(
                    "tls.verify",
                    "false trusts anyone; allowed only if the service, sign-in.token.url and check are on this machine"));

    /** Reads {@code tls}; the settings reader collects the mistakes. */
    static HttpTls read(SettingsReader with, List<URI> addresses) {
        return with.table("tls").map(settings -> one(settings, addresses)).orElse(USUAL);
    }

    private static HttpTls one(SettingsReader settings, List<URI> addresses) {
        var tls = new HttpTls(
                settings.text("ca"),
                settings.text("certificate"),
                settings.text("key"),
                settings.flag("verify").orElse(true));
        if (tls.certificate.isPresent() != tls.key.isPresent()) {
            settings.wrong(
                    tls.key.isPresent() ? "certificate" : "key",
                    "is missing",
                    "a certificate and its key are given together");
        }
        addresses.stream()
                .filter(address -> !tls.allows(address))
                .findFirst()
                .ifPresent(elsewhere -> settings.wrong(
                        "verify",
                        "may be false for a service on this machine only, and " + elsewhere.getHost() + " is not on it",
                        "to trust a private certificate authority, give its certificate: tls: { ca: ca.pem }"));
        return tls;
    }

    /** Whether an address may be spoken to: one on another machine, only if its certificate is verified. */
    public boolean allows(URI address) {
        return verify || isThisMachine(address) || SecretAddress.isUnknown(address);
    }

    private static boolean isThisMachine(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
