package dev.harnessjira.console.picking;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionView;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The connection that a page's address names, of the site of the signed-in person only. */
@Component
public class RequestedConnection {

  private final ConnectionDirectory directory;

  public RequestedConnection(ConnectionDirectory directory) {
    this.directory = directory;
  }

  /** The connection; a 404 page when it has ended, is of another site, or never was. */
  public ConnectionView of(SignedIn me, String id) {
    return directory.connection(me.site(), parsed(id)).orElseThrow(RequestedConnection::notFound);
  }

  private static ConnectionId parsed(String id) {
    try {
      return new ConnectionId(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  /** What leads to the 404 page. */
  public static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
