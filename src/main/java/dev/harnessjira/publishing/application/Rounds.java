package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Endpoint;
import org.springframework.stereotype.Service;

/** Rounds of a visit: some is sent, some deleted, some removed, and what is new is computed. */
@Service
class Rounds {

  private final AdoptIdentity adoptIdentity;
  private final ReckonWanted reckon;
  private final SubmitWaiting submit;
  private final DeleteUnwanted delete;
  private final RemoveFromJira remove;
  private final CompareWithJira compare;
  private final HeldBackKeys heldBack;
  private final Transactions transactions;

  Rounds(
      AdoptIdentity adoptIdentity,
      ReckonWanted reckon,
      SubmitWaiting submit,
      DeleteUnwanted delete,
      RemoveFromJira remove,
      CompareWithJira compare,
      HeldBackKeys heldBack,
      Transactions transactions) {
    this.adoptIdentity = adoptIdentity;
    this.reckon = reckon;
    this.submit = submit;
    this.delete = delete;
    this.remove = remove;
    this.compare = compare;
    this.heldBack = heldBack;
    this.transactions = transactions;
  }

  void run(Visit visit) {
    adoptIdentity.adopt(visit);
    transactions.runInSite(visit.site().value(), () -> heldBack.tryAgain(visit.site()));
    while (visit.goesOn() && round(visit) && !visit.pace().collects()) {
      reckon.batch(visit.site());
    }
  }

  private boolean round(Visit visit) {
    var something = mayBegin(visit, Endpoint.SUBMIT) && submit.next(visit);
    something |= mayBegin(visit, Endpoint.DELETE_ENTITY) && delete.next(visit);
    something |= visit.goesOn() && remove.next(visit);
    return something || (mayBegin(visit, Endpoint.ASK_REPOSITORY) && compare.next(visit));
  }

  private static boolean mayBegin(Visit visit, Endpoint endpoint) {
    return visit.goesOn() && visit.pace().allows(endpoint);
  }
}
