package dev.harnessjira.console.fakes;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.ServiceSettings;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders pages of controllers, without a server, for an administrator of the site Acme. */
public final class ConsolePages {

  public static final SiteId SITE = new SiteId("acme-cloud-id");
  public static final AccountId ACCOUNT = new AccountId("account-1");
  public static final ServiceSettings SETTINGS =
      new ServiceSettings(
          URI.create("https://console.example.com"),
          URI.create("https://hooks.example.com"),
          List.of("*"),
          "platform@example.com",
          false);

  // Behind a lambda, because each MockMvc would give the resolver a context of its own.
  private static final ThymeleafViewResolver VIEWS = views();

  private final MockMvc mvc;
  private @Nullable MockHttpServletResponse response;
  private @Nullable Object flag;

  private ConsolePages(MockMvc mvc) {
    this.mvc = mvc;
  }

  public static ConsolePages of(Object... controllers) {
    return new ConsolePages(
        MockMvcBuilders.standaloneSetup(controllers)
            .setCustomArgumentResolvers(new Administrator())
            .setControllerAdvice(frame())
            .setViewResolvers(VIEWS::resolveViewName)
            .build());
  }

  public Document get(String path) {
    return read(MockMvcRequestBuilders.get(URI.create(path)));
  }

  /** Sends a form; names and values alternate, and a name may come more than once. */
  public Document post(String path, String... fields) {
    var request =
        MockMvcRequestBuilders.post(URI.create(path))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED);
    for (var i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return read(request);
  }

  /** Where the last answer leads to; null when it is a page. */
  public @Nullable String location() {
    return answer().getRedirectedUrl();
  }

  public int status() {
    return answer().getStatus();
  }

  /** The message for the page after the redirect. */
  public @Nullable Object flag() {
    return flag;
  }

  private MockHttpServletResponse answer() {
    if (response == null) {
      throw new IllegalStateException("Nothing was asked");
    }
    return response;
  }

  private Document read(AbstractMockHttpServletRequestBuilder<?> request) {
    try {
      var result = mvc.perform(request).andReturn();
      response = result.getResponse();
      flag = result.getFlashMap().get("flag");
      return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static ThymeleafViewResolver views() {
    var context = new StaticWebApplicationContext();
    context.getBeanFactory().registerSingleton("moments", new Moments());
    context.setServletContext(new MockServletContext());
    context.refresh();
    var templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix("classpath:/templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    var views = new ThymeleafViewResolver();
    views.setApplicationContext(context);
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
    return views;
  }

  /** Times as they are. */
  public static final class Moments {

    public String exact(Instant at) {
      return at.toString();
    }

    public String relative(Instant at) {
      return "at " + at;
    }
  }

  /** What the layout and the forms take from the frame. */
  record Site(SiteId id, String name) {}

  record Shown(
      boolean sandbox,
      @Nullable String elsewhere,
      Site site,
      List<Site> sites,
      String personName,
      @Nullable String flag,
      String requestId) {}

  // A local class, which no scan of the packages finds: the whole application has its own.
  private static Object frame() {
    @ControllerAdvice
    final class Frame {

      @ModelAttribute("frame")
      Shown frame() {
        var site = new Site(SITE, "Acme");
        return new Shown(false, null, site, List.of(site), "Ada", null, "request");
      }
    }

    return new Frame();
  }

  private static final class Administrator implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == SignedIn.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory factory) {
      return new SignedIn(ACCOUNT, "Ada", SITE);
    }
  }
}
