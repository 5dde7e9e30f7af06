package org.crowdshelf.privacy;

import java.util.List;

/**
 * A kind of thing that is kept about an account, as the export of one's own data shows it.
 *
 * @param meaning for the person who reads it
 * @param sql document (JSON) and key of the entries of account $1 after the key $2, at most $3
 */
record OwnDataPart(String name, String meaning, String sql) {

  /** Each of them, in the order of the file. */
  static final List<OwnDataPart> ALL =
      List.of(
          part(
              "account",
              "Your account and how you sign in / 您的账号与登录信息",
              "jsonb_build_object('signInServer', a.issuer, 'signInSubject', a.subject, 'name', a.name,"
                  + " 'avatarUrl', a.avatar_url, 'bio', a.bio, 'fundraiserKind', a.fundraiser_kind,"
                  + " 'language', a.language,"
                  + " 'createdAt', a.created_at, 'updatedAt', a.updated_at)",
              "a.id",
              "accounts a",
              "a.id = $1"),
          part(
              "uploads",
              "Files that you brought in / 您上传的文件",
              "jsonb_build_object('purpose', u.purpose, 'state', u.state, 'contentType', u.content_type,"
                  + " 'bytes', u.bytes, 'name', u.name, 'width', u.width, 'height', u.height, 'at', u.created_at)",
              "u.id",
              "uploads u",
              "u.account_id = $1"),
          part(
              "memberships",
              "Organisations that you belong to / 您所在的机构",
              "jsonb_build_object('organisation', o.name, 'role', m.role, 'since', m.created_at)",
              "m.organisation_id",
              "memberships m join organisations o on o.id = m.organisation_id",
              "m.account_id = $1"),
          part(
              "organisations",
              "Organisations that you registered / 您注册的机构",
              "jsonb_build_object('name', o.name, 'kind', o.kind, 'creditCode', coalesce(o.claimed_code, o.credit_code),"
                  + " 'website', o.website, 'registeredAt', o.created_at)",
              "o.id",
              "organisations o",
              "o.registered_by = $1"),
          part(
              "invitations",
              "Open invitations to you and by you / 您收到和发出的邀请",
              "jsonb_build_object('organisation', o.name, 'role', i.role,"
                  + " 'toYou', i.account_id = $1, 'at', i.created_at)",
              "md5(i.organisation_id::text || i.account_id)::uuid",
              "invitations i join organisations o on o.id = i.organisation_id",
              "(i.account_id = $1 or i.invited_by = $1)"),
          part(
              "invitationCodes",
              "Codes to join an organisation that you made / 您创建的机构邀请码",
              "jsonb_build_object('organisation', o.name, 'role', i.role, 'at', i.created_at,"
                  + " 'usedAt', i.used_at)",
              "md5(encode(i.code_hash, 'hex'))::uuid",
              "invitation_codes i join organisations o on o.id = i.organisation_id",
              "i.made_by = $1"),
          part(
              "projects",
              "Projects that you began, with their texts / 您发起的项目及其内容",
              "to_jsonb(p) - 'paused_by' || jsonb_build_object('story', c.story, 'media', c.media,"
                  + " 'press', c.press, 'budget', (select jsonb_agg(jsonb_build_object('purpose', b.purpose,"
                  + " 'amountMinor', b.amount_minor) order by b.position)"
                  + " from budget_lines b where b.project_id = p.id))",
              "p.id",
              "projects p left join project_contents c on c.project_id = p.id",
              "p.fundraiser_id = $1"),
          part(
              "updates",
              "Updates that you wrote or changed, with the earlier texts / 您发布或修改的动态及其旧版本",
              "to_jsonb(u) || jsonb_build_object('earlier', (select jsonb_agg(to_jsonb(v) order by v.number)"
                  + " from update_revisions v where v.update_id = u.id))",
              "u.id",
              "updates u",
              "(u.author_id = $1 or exists (select from update_revisions v"
                  + " where v.update_id = u.id and v.editor_id = $1))"),
          part(
              "outcomes",
              "Reports on the outcome of projects that you wrote / 您提交的项目成效报告",
              "to_jsonb(r) - 'period' || jsonb_build_object('project', p.title, 'from', lower(r.period),"
                  + " 'to', upper(r.period) - 1)",
              "r.id",
              "outcome_reports r join projects p on p.id = r.project_id",
              "r.author_id = $1"),
          part(
              "pledges",
              "Your pledges with messages, addresses, payments and refunds / 您的支持、留言、地址、付款与退款",
              """
              to_jsonb(g) - 'input_hash' || jsonb_build_object('project', p.title,
                'address', (select to_jsonb(a) - 'pledge_id' from pledge_addresses a where a.pledge_id = g.id),
                'payments', (select jsonb_agg(jsonb_build_object('provider', m.provider, 'state', m.state,
                    'amountMinor', m.amount_minor, 'currency', m.currency, 'createdAt', m.created_at,
                    'endedAt', m.ended_at, 'number', m.transaction_number, 'payerId', m.payer_id,
                    'payerAddress', m.payer_address, 'instruction', m.instruction,
                    'messages', (select jsonb_agg(jsonb_build_object('receivedAt', n.received_at, 'body', n.body)
                                                  order by n.received_at)
                                   from payment_notifications n where n.payment_id = m.id),
                    'refunds', (select jsonb_agg(jsonb_build_object('state', r.state, 'amountMinor', r.amount_minor,
                                         'reason', r.reason, 'note', r.note, 'destination', r.destination,
                                         'doneAt', r.done_at) order by r.created_at)
                                  from refunds r where r.payment_id = m.id)) order by m.created_at)
                  from payments m where m.purpose_id = g.id))""",
              "g.id",
              "pledges g join projects p on p.id = g.project_id",
              "g.account_id = $1"),
          part(
              "refundsGiven",
              "Refunds that you gave as one of a project's people / 您作为项目方发起的退款",
              "jsonb_build_object('amountMinor', r.amount_minor, 'currency', r.currency, 'note', r.note,"
                  + " 'at', r.created_at)",
              "r.id",
              "refunds r",
              "r.requested_by = $1"),
          part(
              "spendings",
              "Money of projects that you declared as spent, or explained / 您申报或说明的项目支出",
              """
              jsonb_build_object('project', p.title, 'amountMinor', s.amount_minor, 'currency', p.currency,
                'spentOn', s.spent_on, 'payee', s.payee, 'purpose', s.purpose, 'state', s.state, 'at', s.declared_at,
                'receipts', (select jsonb_agg(jsonb_build_object('kind', r.kind, 'issuedOn', r.issued_on,
                    'amountMinor', r.amount_minor, 'code', r.code, 'number', r.number, 'uploads', r.upload_ids)
                    order by r.position) from receipts r where r.spending_id = s.id),
                'questions', (select jsonb_agg(jsonb_build_object('question', v.question, 'answer', v.answer,
                    'at', v.answered_at) order by v.id)
                    from spending_reviews v where v.spending_id = s.id and v.question is not null))""",
              "s.id",
              "spendings s join projects p on p.id = s.project_id",
              "(s.declared_by = $1 or exists (select from spending_reviews v"
                  + " where v.spending_id = s.id and v.answered_by = $1))"),
          part(
              "deeds",
              "What you did to projects / 您对项目的操作",
              "jsonb_build_object('project', p.title, 'deed', h.deed, 'details', h.details, 'at', h.done_at)",
              "h.id",
              "project_history h join projects p on p.id = h.project_id",
              "h.account_id = $1"),
          part(
              "fulfilments",
              "What became of your rewards: parcels, receipts and problems / 您的回报：包裹、签收与问题反馈",
              "jsonb_build_object('project', p.title, 'reward', r.title, 'state', f.state, 'sentAt', f.sent_at,"
                  + " 'receivedAt', f.received_at, 'asPromised', f.as_promised, 'problem', f.problem,"
                  + " 'parcels', (select jsonb_agg(jsonb_build_object('carrier', x.carrier,"
                  + " 'trackingNumber', x.tracking_number, 'sentAt', x.sent_at) order by x.sent_at, x.id)"
                  + " from parcels x where x.pledge_id = f.pledge_id))",
              "f.pledge_id",
              "fulfilments f join projects p on p.id = f.project_id join rewards r on r.id = f.reward_id",
              "f.account_id = $1"),
          part(
              "reports",
              "What you reported / 您的举报",
              "jsonb_build_object('subjectType', r.subject_type, 'reason', r.reason, 'details', r.details,"
                  + " 'uploads', r.upload_ids,"
                  + " 'state', r.state, 'at', r.reported_at)",
              "r.id",
              "reports r",
              "r.reporter_id = $1"),
          part(
              "restrictions",
              "What you may not do for now, and why / 您目前受到的限制及原因",
              "jsonb_build_object('act', x.act, 'until', x.until, 'reason', x.reason, 'since', x.restricted_at)",
              "md5(x.act)::uuid",
              "account_restrictions x",
              "x.account_id = $1"),
          part(
              "consents",
              "What you agreed to or took back / 您的同意与撤回记录",
              "jsonb_build_object('purpose', c.purpose, 'version', c.version, 'given', c.given, 'at', c.given_at)",
              "c.id",
              "consents c",
              "c.account_id = $1"),
          part(
              "accesses",
              "Who saw your address or other private data, for a year / 谁查看过您的地址等个人信息（保留一年）",
              "jsonb_build_object('at', x.accessed_at, 'by', coalesce(o.name, r.name), 'what', x.what,"
                  + " 'project', p.title)",
              "x.id",
              "accesses x join accounts r on r.id = x.reader_id"
                  + " left join organisations o on o.id = x.organisation_id left join projects p on p.id = x.project_id",
              "x.account_id = $1"),
          part(
              "exports",
              "Files that you asked for, and when you downloaded them / 您申请导出的文件及下载时间",
              "jsonb_build_object('kind', e.kind, 'format', e.format, 'state', e.state, 'requestedAt', e.requested_at,"
                  + " 'downloadedAt', (select jsonb_agg(d.downloaded_at order by d.downloaded_at)"
                  + " from export_downloads d where d.export_id = e.id))",
              "e.id",
              "exports e",
              "e.account_id = $1"),
          part(
              "erasures",
              "Your requests to be erased / 您的注销申请",
              "jsonb_build_object('state', e.state, 'askedAt', e.asked_at, 'notBefore', e.not_before,"
                  + " 'endedAt', e.ended_at)",
              "e.id",
              "erasures e",
              "e.account_id = $1"));

  private static OwnDataPart part(
      String name, String meaning, String document, String key, String from, String condition) {
    return new OwnDataPart(
        name,
        meaning,
        "select (%1$s)::text as document, %2$s as key from %3$s where %4$s and %2$s > $2 order by %2$s limit $3"
            .formatted(document, key, from, condition));
  }
}
