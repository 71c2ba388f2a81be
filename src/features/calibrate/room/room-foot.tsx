import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { AwayButton } from '#ui/workbench/away-button.tsx'
import status from '#ui/workbench/status-line.module.css'
import { KeyHints } from './key-hints.tsx'
import type { NextStep } from './next-step.ts'
import styles from './room.module.css'
import { useLeads, useRoom, useRoomState, useView } from './room-context.ts'

interface Props {
  step: NextStep | null
  onNext: () => void
}

/** The foot of the room: the keys, and for trainers what leads on; a trainer who does not lead can take over. */
export function RoomFoot({ step, onNext }: Props) {
  const { own, stage } = useView()
  const leads = useLeads()
  const isOver = stage.phase === 'summary' || stage.phase === 'cancelled'
  return (
    <footer className={`${status.status} ${styles.foot}`}>
      <KeyHints />
      <span className={status.grow} />
      {stage.n !== null && <AwayButton />}
      {own.mayLead && !isOver && (leads || stage.trainer === null) && (
        <Leading step={step} onNext={onNext} isFirst={!leads} />
      )}
      {own.mayLead && !isOver && !leads && stage.trainer !== null && <TakeOver />}
    </footer>
  )
}

/** A button of an action of the trainer’s, with its key. */
function Act({ id, label }: { id: 'leading.again' | 'leading.timer'; label: string }) {
  const action = useActionButton(id)
  return (
    <Button aria-keyshortcuts={action['aria-keyshortcuts']} onPress={() => action.onPress()}>
      {label} {action.keys[0] && <Kbd>{action.keys[0]}</Kbd>}
    </Button>
  )
}

function Leading({ step, onNext, isFirst }: Props & { isFirst: boolean }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { stage, closesAt, seats, marks } = useView()
  const clock = useRoomState((state) => state.clock)
  const waits =
    stage.phase === 'open' &&
    closesAt !== null &&
    Date.parse(closesAt) > Date.now() + clock &&
    seats.some(({ seat, isTrainer }) => !isTrainer && marks.ready[seat] !== '1')
  const isActing = useRoomState((state) => state.isActing)
  const next = useActionButton('leading.next')
  const isShown = stage.phase === 'reveal' || stage.phase === 'talk' || stage.phase === 'settle'
  return (
    <section className={styles.lead} aria-label={t('room.lead.title')}>
      {waits && <small>{t('room.lead.waitAll', { until: format.dateTime(closesAt) })}</small>}
      {!isFirst && stage.phase !== 'planned' && <End />}
      {stage.n !== null && (
        <Act id="leading.timer" label={t(stage.timer ? 'room.lead.stopTimer' : 'room.lead.timer')} />
      )}
      {isShown && <Act id="leading.again" label={t('room.lead.again')} />}
      {step && (
        <Button
          variant="primary"
          isDisabled={step.isDisabled}
          isPending={isActing}
          aria-keyshortcuts={next['aria-keyshortcuts']}
          onPress={onNext}
        >
          {t(`room.lead.${step.label}`)} {next.keys[0] && <Kbd>{next.keys[0]}</Kbd>}
        </Button>
      )}
    </section>
  )
}

/** Ends the session once that is said twice. */
function End() {
  const { t } = useTranslation('calibration')
  const { session } = useRoom()
  const [asks, setAsks] = useState(false)
  return (
    <>
      {asks && (
        <small role="alert" className={styles.sure}>
          {t('room.lead.confirmEnd')}
        </small>
      )}
      <Button
        variant={asks ? 'danger' : 'bare'}
        onPress={() => (asks ? void session.act({ act: 'end' }) : setAsks(true))}
      >
        {t('room.lead.end')}
      </Button>
      {asks && (
        <Button autoFocus onPress={() => setAsks(false)}>
          {t('list.keep')}
        </Button>
      )}
    </>
  )
}

function TakeOver() {
  const { t } = useTranslation('calibration')
  const { session } = useRoom()
  const { seats, stage, marks } = useView()
  const leader = seats.find(({ seat }) => seat === stage.trainer)
  const isHere = leader !== undefined && marks.present[leader.seat] === '1'
  return (
    <section className={styles.lead} aria-label={t('room.lead.title')}>
      <span>{t(isHere ? 'room.lead.other' : 'room.lead.otherAway', { name: leader?.name ?? '' })}</span>
      <Button variant={isHere ? 'quiet' : 'primary'} onPress={() => void session.act({ act: 'take-over' })}>
        {t('room.lead.takeOver')}
      </Button>
    </section>
  )
}
