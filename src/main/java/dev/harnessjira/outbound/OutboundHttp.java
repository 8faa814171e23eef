package dev.harnessjira.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * Makes HTTP clients with the limits of {@link OutboundSettings}: redirects are not followed,
 * nothing is retried, an answer has a largest size and a whole exchange a deadline.
 */
@Component
public class OutboundHttp implements DisposableBean {

  private static final int CONNECTIONS = 1_000;

  private final OutboundSettings settings;
  private final MeterRegistry meters;
  private final ObjectProvider<OutboundGate> gate;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbound-deadline").factory());

  OutboundHttp(OutboundSettings settings, MeterRegistry meters, ObjectProvider<OutboundGate> gate) {
    this.settings = settings;
    this.meters = meters;
    this.gate = gate;
  }

  /** A client for addresses that the operator chose; its answers are counted under that name. */
  public OutboundClient client(String remote) {
    return client(remote, settings.deadline());
  }

  /** The same whose exchanges take so long at most. */
  public OutboundClient client(String remote, Duration deadline) {
    var shorter = deadline.compareTo(settings.deadline()) < 0 ? deadline : settings.deadline();
    return new OutboundClient(
        requestFactory(null, shorter), null, new AnswerCounter(remote, meters));
  }

  /**
   * A client for addresses that a person typed: each name is resolved, judged by the filter, and
   * the very address that was judged is connected to. Behind a proxy, which resolves names itself,
   * what they mean from here is judged.
   */
  public OutboundClient guardedClient(String remote, InetAddressFilter allowed) {
    var answers = new AnswerCounter(remote, meters);
    return settings.proxy() == null
        ? new OutboundClient(requestFactory(allowed), null, answers)
        : new OutboundClient(requestFactory(null), allowed, answers);
  }

  /** The same for Spring's own clients. */
  public ClientHttpRequestFactory requestFactory() {
    return requestFactory(null);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  private ClientHttpRequestFactory requestFactory(@Nullable InetAddressFilter allowed) {
    return requestFactory(allowed, settings.deadline());
  }

  private ClientHttpRequestFactory requestFactory(
      @Nullable InetAddressFilter allowed, Duration deadline) {
    var http =
        HttpClientSettings.defaults()
            .withRedirects(HttpRedirects.DONT_FOLLOW)
            .withTimeouts(settings.connectTimeout(), settings.readTimeout());
    if (allowed != null) {
      http = http.withInetAddressFilter(allowed);
    }
    var certificates = settings.trustedCertificates();
    if (certificates != null) {
      http =
          http.withSslBundle(
              SslBundle.of(SslStoreBundle.of(null, null, TrustedCertificates.with(certificates))));
    }
    return ClientHttpRequestFactoryBuilder.httpComponents()
        .withHttpClientCustomizer(builder -> limit(builder, deadline))
        .withConnectionManagerCustomizer(OutboundHttp::withoutLimit)
        .build(http);
  }

  // The client would make five connections to a host and let all others wait: some that hang would
  // hold up the calls of everybody. Who calls has limits of its own.
  private static void withoutLimit(PoolingHttpClientConnectionManagerBuilder connections) {
    connections.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS);
  }

  private ClassicHttpResponse pass(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    for (var each : gate) {
      var closed = each.closed();
      if (closed != null) {
        throw new NotCalledException(closed);
      }
    }
    return chain.proceed(request, scope);
  }

  private void limit(HttpClientBuilder builder, Duration deadline) {
    builder
        .disableAutomaticRetries()
        .disableCookieManagement()
        // Nothing is retried, so a connection that the remote has closed meanwhile must not be
        // used.
        .setConnectionReuseStrategy((request, response, context) -> false)
        .addExecInterceptorFirst("gate", this::pass)
        .addExecInterceptorFirst(
            "cap", new CappedExchange(timer, deadline, settings.largestAnswer()));
    var proxy = settings.proxy();
    if (proxy != null) {
      builder.setProxy(new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()));
    }
  }
}
