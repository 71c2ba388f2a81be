import { z } from 'zod'
import { DataCard, Delivery, DeliveryCheck, NewDelivery } from '../delivery.ts'
import { inProject, projectId, type Shape } from './shape.ts'

const version = z.string().regex(/^[1-9]\d{0,8}$/)

/** Data sets that leave. */
export const deliveriesShapes = {
  'delivery.list': { params: projectId, answer: z.strictObject({ deliveries: z.array(Delivery) }) },
  'delivery.create': { params: projectId, body: NewDelivery, answer: Delivery },
  'delivery.card': { params: inProject({ version }), answer: DataCard },
  'delivery.check': { params: inProject({ version }), answer: DeliveryCheck },
  'delivery.file': { params: inProject({ version, name: z.string().min(1).max(200) }) },
} as const satisfies Record<string, Shape>
