package dev.harnessjira.outbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The JDK's trusted certificates and those of a PEM file, in one key store. */
final class TrustedCertificates {

  private TrustedCertificates() {}

  /** The certificates of a PEM file; none when it cannot be read or holds none. */
  static Collection<? extends Certificate> in(Path pem) {
    try (var file = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(file);
    } catch (GeneralSecurityException | IOException e) {
      return List.of();
    }
  }

  static KeyStore with(Path pem) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var certificate : jdk().getAcceptedIssuers()) {
        store.setCertificateEntry("jdk-" + number++, certificate);
      }
      for (var certificate : in(pem)) {
        store.setCertificateEntry("file-" + number++, certificate);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The trusted certificates could not be put together", e);
    }
  }

  private static X509TrustManager jdk() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
