package dev.cutover.http;

import java.security.cert.CertificateException;

/** The certificate of a service is not one to trust. The message says why, as part of a sentence. */
final class UntrustedServiceException extends CertificateException {
    private static final long serialVersionUID = 1L;

    UntrustedServiceException(String why) {
        super(why);
    }

    UntrustedServiceException(String why, Throwable cause) {
        super(why, cause);
    }
}
