package dev.harnessjira.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The JDK's trusted certificates and those of a PEM file, in one key store. */
final class TrustedCertificates {

  private TrustedCertificates() {}

  static KeyStore with(Path pem) {
    try (var file = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var certificate : jdk().getAcceptedIssuers()) {
        store.setCertificateEntry("jdk-" + number++, certificate);
      }
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("file-" + number++, certificate);
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "harness-jira.http.trusted-certificates: " + pem + " holds no readable certificates.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509TrustManager jdk() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
