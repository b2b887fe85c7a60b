"""The words that problems and meetings take: roles, where a matter stands, and what is said of its result."""

from graph.codelists.base import CodeList


class HandlingRole(CodeList):
    """What a handler did in one step of a problem (处理角色)."""

    LEAD = "LEAD", "Led (牵头)."
    CONVENER = "CONVENER", "Called the parties together (召集)."
    CO_HANDLER = "CO_HANDLER", "Took part (协办)."
    FUNDER = "FUNDER", "Paid or bore a cost (出资)."
    EXECUTOR = "EXECUTOR", "Carried the work out (实施)."
    SUPPLIER = "SUPPLIER", "Supplied equipment (出器材)."
    MEDIATOR = "MEDIATOR", "Mediated (调解)."
    SUPERVISOR = "SUPERVISOR", "Pressed and supervised (督办)."
    ADVISER = "ADVISER", "Advised (指导)."
    TRANSFERRED = "TRANSFERRED", "Handed the problem over (移交)."
    REFUSED = "REFUSED", "Refused to handle it (拒绝)."
    CONSULTED = "CONSULTED", "Was consulted (征询)."


class ProblemStatus(CodeList):
    """Where a problem stands, as its source says it (问题状态)."""

    REPORTED = "REPORTED", "Reported (已反映)."
    ACCEPTED = "ACCEPTED", "Accepted (已受理)."
    REJECTED = "REJECTED", "Not accepted (不予受理)."
    IN_PROGRESS = "IN_PROGRESS", "Being handled (办理中)."
    AWAITING_DECISION = "AWAITING_DECISION", "Waiting for a deliberation (待议)."
    SETTLED = "SETTLED", "Settled (已解决)."
    REOPENED = "REOPENED", "Opened again (重新办理)."
    CLOSED = "CLOSED", "Closed (已办结)."


class Verdict(CodeList):
    """What the complainant says of the result (诉求人评价)."""

    SATISFIED = "SATISFIED", "Satisfied (满意)."
    BASICALLY_SATISFIED = "BASICALLY_SATISFIED", "Basically satisfied (基本满意)."
    DISSATISFIED = "DISSATISFIED", "Dissatisfied (不满意)."


class MeetingKind(CodeList):
    """Kinds of meeting (会议类型)."""

    DELIBERATION = "DELIBERATION", "A deliberation (议事协商)."
    JOINT_RECEPTION = "JOINT_RECEPTION", "A joint reception of complaints (联合接访)."
    SERVICE_TRAIN = "SERVICE_TRAIN", "A run of the service train (服务直通车)."
    CONGRESS = "CONGRESS", "A congress (大会)."
